using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Netra.Embedded.Engine;
using Netra.Embedded.Http;
using Netra.Embedded.Redis;

namespace Netra.Embedded.Hosting;

/// <summary>Starts both engines, serves until it is told to end, and ends them in order.</summary>
internal static class EmbeddedHost
{
    private const int AlreadyServed = 3;
    private const int MigrationFailed = 4;
    private const int CannotWrite = 5;

    /// <summary>Runs the program; its exit code.</summary>
    public static async Task<int> RunAsync(EmbeddedOptions options)
    {
        var paths = new EnginePaths(options.DataDirectory);
        paths.Create();
        using var held = DataLock.TryTake(paths, out var holder);
        if (held is null)
        {
            await Console.Error.WriteLineAsync($"The engines of {paths.Root} are already served by process {holder}; see {paths.Endpoints}.");
            return AlreadyServed;
        }

        EndpointsFile.Remove(paths);
        UnfinishedMutations.Remove(paths);
        if (!await MigrateAsync(options))
        {
            return MigrationFailed;
        }

        var credentials = EngineCredentials.ReadOrCreate(paths, options);
        return await ServeAsync(options, paths, credentials);
    }

    /// <summary>Applies the schema. In a process of its own, because the engine's first connection fixes the rights of all later ones.</summary>
    private static async Task<bool> MigrateAsync(EmbeddedOptions options)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(EmbeddedHost).Assembly.Location);
        }

        start.ArgumentList.Add("--migrate");
        start.ArgumentList.Add("--data-directory");
        start.ArgumentList.Add(options.DataDirectory);
        foreach (var directory in options.Schema)
        {
            start.ArgumentList.Add("--schema");
            start.ArgumentList.Add(directory);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private static async Task<int> ServeAsync(EmbeddedOptions options, EnginePaths paths, EngineCredentials credentials)
    {
        // Held for as long as the engine serves: it fixes path, configuration and rights for every other connection.
        using var first = new EngineConnection(paths.Data, [$"--config-file={paths.Configuration}"]);
        using var garnet = GarnetHost.Start(paths.Redis, credentials.RedisPort, credentials.RedisPassword);
        using var oldParts = OldParts.Of(paths);
        using var runner = new StatementRunner(paths, oldParts);
        await using var front = ClickHouseFront.Build(credentials, runner);
        await front.StartAsync();
        EndpointsFile.Write(paths, credentials);
        Console.WriteLine($"Garnet      127.0.0.1:{credentials.RedisPort}\nClickHouse  http://127.0.0.1:{credentials.ClickHousePort}\nready");

        using var ended = new CancellationTokenSource();
        var removing = oldParts.RunAsync(ended.Token);
        if (options.Parent is { } parent)
        {
            _ = ParentWatch.WatchAsync(parent, front.Lifetime.StopApplication, ended.Token);
        }

        var broken = CommitWatch.BrokenAsync(garnet, paths.Redis, ended.Token);
        if (await Task.WhenAny(front.WaitForShutdownAsync(), broken) == broken)
        {
            // Whoever supervises it starts it again. Garnet would wait for its file when it is disposed.
            EndpointsFile.Remove(paths);
            Environment.Exit(CannotWrite);
        }

        await ended.CancelAsync();
        await removing;
        EndpointsFile.Remove(paths);
        return 0;
    }
}
