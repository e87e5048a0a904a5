using Netra.Embedded.Engine;
using Netra.Embedded.Hosting;
using Netra.Embedded.Schema;

const int WrongUsage = 2;
const int Failed = 1;
StandardInput.Close();
EngineLibrary.Register();
NativeMethods.chdb_set_signal_handlers_enabled(0);
try
{
    var options = EmbeddedOptions.Parse(args);
    if (options.Migrate)
    {
        Migration.Run(new EnginePaths(options.DataDirectory), new SchemaFiles(options.Schema));
        return 0;
    }

    return await EmbeddedHost.RunAsync(options);
}
catch (UsageException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return WrongUsage;
}
catch (Exception failure) when (failure is EngineException or IOException or UnauthorizedAccessException or System.Net.Sockets.SocketException)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return Failed;
}
