using Garnet;
using Microsoft.Extensions.Logging;

namespace Netra.Embedded.Redis;

/// <summary>Garnet inside this process, on loopback, with an append-only file: what it acknowledges survives the death of the process.</summary>
internal static class GarnetHost
{
    /// <summary>Starts it; it recovers first.</summary>
    public static GarnetServer Start(string directory, int port, string password)
    {
        // It greets with a picture; this program says in its own words what listens where.
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            return StartQuietly(directory, port, password);
        }
        finally
        {
            Console.SetOut(console);
        }
    }

    private static GarnetServer StartQuietly(string directory, int port, string password)
    {
        var server = new GarnetServer(
        [
            "--bind", "127.0.0.1",
            "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture),
            "--auth", "Password",
            "--password", password,
            "--checkpointdir", directory,
            "--recover",
            "--aof",

            // Without it, a kill loses writes that were acknowledged.
            "--aof-commit-wait",

            // The native device needs libaio and ends the process where it is missing.
            "--device-type", "RandomAccess",
            "--lua",
            "--lua-transaction-mode",
            "--memory", "512m",
            "--index", "16m",
            "--logger-level", "Error",
        ], loggerFactory: LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Error)));
        server.Start();
        return server;
    }
}
