using System.CommandLine;
using System.Globalization;

namespace Netra.Benchmarks.Runs;

/// <summary>
/// Runs of three durable steps through the gateway, each from the request to the run's last event on its user's event stream. A closed loop: as many are
/// under way as is said, by many users who take turns.
/// </summary>
internal static class RunsBenchmark
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var silos = new Option<int>("--silos") { Description = "How many silos share the users.", DefaultValueFactory = _ => 1 };
        var levels = new Option<int[]>("--in-flight")
        {
            Description = "How many runs are under way at once, one measurement each.",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [1, 16, 64, 256],
        };
        var users = new Option<int>("--users") { Description = "How many users take turns.", DefaultValueFactory = _ => 200 };
        var seconds = new Option<int>("--seconds") { Description = "How long each measurement takes, in seconds.", DefaultValueFactory = _ => 20 };
        var warmUp = new Option<int>("--warm-up") { Description = "How long runs go on before the first measurement, in seconds: code is compiled as it is used.", DefaultValueFactory = _ => 20 };
        var command = new Command("runs", "Three-step runs through the gateway: how many a second, and how long from start to end.") { silos, levels, users, seconds, warmUp };
        command.SetAction(parsed => RunAsync(
            parsed.GetValue(silos),
            parsed.GetValue(levels)!,
            parsed.GetValue(users),
            TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            TimeSpan.FromSeconds(parsed.GetValue(warmUp))));
        return command;
    }

    private static async Task RunAsync(int siloCount, int[] levels, int userCount, TimeSpan duration, TimeSpan warmUp)
    {
        var directory = Directory.CreateTempSubdirectory("netra-runs-");
        var silos = new List<BenchmarkSilo>();
        try
        {
            for (var i = 0; i < siloCount; i++)
            {
                silos.Add(await BenchmarkSilo.StartAsync(directory.FullName));
            }

            await MeasureAsync([.. silos.Select(silo => silo.Address)], levels, userCount, duration, warmUp);
        }
        finally
        {
            silos.ForEach(silo => silo.Dispose());
            directory.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(Uri[] silos, int[] levels, int userCount, TimeSpan duration, TimeSpan warmUp)
    {
        HttpClient[] clients = [.. silos.Select(address => new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) })];
        var users = await Task.WhenAll(Enumerable.Range(0, userCount).Select(i => RunsUser.LogInAsync(clients[i % clients.Length], $"runner-{i}")));
        var load = new RunLoad(users);
        await load.RunAsync(inFlight: 64, warmUp);
        Console.WriteLine($"{silos.Length} silo(s), {userCount} users\n\n| in flight | runs/s | p50 ms | p95 ms | p99 ms |\n|---:|---:|---:|---:|---:|");
        foreach (var inFlight in levels)
        {
            var elapsed = await load.RunAsync(inFlight, duration);
            Array.Sort(elapsed);
            string At(double share) => elapsed[(int)(share * (elapsed.Length - 1))].TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
            Console.WriteLine($"| {inFlight} | {elapsed.Length / duration.TotalSeconds:0} | {At(0.5)} | {At(0.95)} | {At(0.99)} |");
        }

        await Task.WhenAll(users.Select(user => user.DisposeAsync().AsTask()));
    }
}
