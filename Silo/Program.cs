using Microsoft.Extensions.Options;
using Netra.Silo.Hosting;

const int WrongConfiguration = 2;
try
{
    await using var silo = await NetraSilo.BuildAsync(args);
    await silo.RunAsync();
    return 0;
}
catch (Exception wrong) when (wrong is StartupException or OptionsValidationException or IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException })
{
    await Console.Error.WriteLineAsync(wrong is OptionsValidationException invalid ? string.Join(Environment.NewLine, invalid.Failures) : wrong.Message);
    return WrongConfiguration;
}
