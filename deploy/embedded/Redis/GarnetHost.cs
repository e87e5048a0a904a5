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

    private const string AofSizeLimit = "16m";

    // Files of the append-only log are deleted as a whole.
    private const string AofSegmentSize = "32m";

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

            // What does not fit into memory goes to the disk; without this it would be dropped, as from a cache.
            "--storage-tier",
            "--logdir", directory,
            "--compaction-type", "Lookup",

            // A checkpoint is taken and the file cut off whenever it has grown by this much.
            "--aof-size-limit", AofSizeLimit,
            "--aof-size-limit-enforce-frequency", "5",
            "--aof-segment-size", AofSegmentSize,
            "--index", "16m",
            "--logger-level", "Error",
        ], loggerFactory: LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Error)));
        server.Start();
        return server;
    }
}
