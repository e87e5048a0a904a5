using Microsoft.Extensions.Options;
using Netra.Silo.Hosting;
using Netra.Silo.Secrets;
using StackExchange.Redis;

const int Failed = 1;
const int WrongConfiguration = 2;
try
{
    if (args is [KeysCommand.Name, ..])
    {
        Console.WriteLine(KeysCommand.Run(args));
        return 0;
    }

    return await SiloRun.RunAsync(() => NetraSilo.BuildAsync(args));
}
catch (Exception wrong) when (wrong is StartupException or OptionsValidationException or IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException })
{
    await Console.Error.WriteLineAsync(wrong is OptionsValidationException invalid ? string.Join(Environment.NewLine, invalid.Failures) : wrong.Message);
    return WrongConfiguration;
}
catch (RedisException)
{
    await Console.Error.WriteLineAsync("Redis refused what the silo needs to start; its log tells what.");
    return Failed;
}
