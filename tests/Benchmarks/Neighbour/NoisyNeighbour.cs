using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;

namespace Netra.Benchmarks.Neighbour;

/// <summary>The latency of a quiet user's queries alone, and while another user floods the engine.</summary>
internal static class NoisyNeighbour
{
    private const int Rows = 200_000;
    private const int Queries = 200;
    private const int FloodWidth = 64;

    public static async Task RunAsync()
    {
        await using var cluster = new NetraCluster();
        await cluster.InitializeAsync();
        var (quiet, noisy) = (NetraCluster.NewUser("quiet"), NetraCluster.NewUser("noisy"));
        await FillAsync(cluster, quiet);
        await FillAsync(cluster, noisy);
        await MeasureAsync(cluster, quiet, 50);

        Print("alone", await MeasureAsync(cluster, quiet, Queries));
        using var ended = new CancellationTokenSource();
        var flood = Enumerable.Range(0, FloodWidth).Select(i => FloodAsync(cluster, noisy, i, ended.Token)).ToArray();
        Print($"beside {FloodWidth} streams of heavy queries of another user", await MeasureAsync(cluster, quiet, Queries));
        await ended.CancelAsync();
        var flooded = (await Task.WhenAll(flood)).Sum();
        Console.WriteLine($"the other user finished {flooded} queries meanwhile");
    }

    private static async Task FillAsync(NetraCluster cluster, string user)
    {
        var operation = OperationId.New();
        await cluster.User(user).BeginInsertAsync(operation, "workload_events", ["timestamp", "latency_ms"]);
        foreach (var (block, rows) in Enumerable.Range(0, Rows).Chunk(10_000).Index())
        {
            await cluster.User(user).AppendInsertAsync(
                operation, block, [.. rows.Select(i => ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), (double)(i % 997)))]);
        }

        await cluster.User(user).CommitInsertAsync(operation, CancellationToken.None);
    }

    private static async Task<TimeSpan[]> MeasureAsync(NetraCluster cluster, string user, int count)
    {
        var elapsed = new TimeSpan[count];
        for (var i = 0; i < count; i++)
        {
            var started = TimeProvider.System.GetTimestamp();
            await cluster.User(user).ExecuteAnalyticsQueryAsync(
                new AnalyticsQuery($"SELECT quantile(0.9)(latency_ms) + {Random.Shared.Next()} FROM workload_events"), CancellationToken.None);
            elapsed[i] = TimeProvider.System.GetElapsedTime(started);
        }

        return elapsed;
    }

    private static async Task<int> FloodAsync(NetraCluster cluster, string user, int stream, CancellationToken ended)
    {
        var finished = 0;
        for (var i = 0; !ended.IsCancellationRequested; i++)
        {
            try
            {
                await cluster.User(user).ExecuteAnalyticsQueryAsync(
                    new AnalyticsQuery($"SELECT uniqExact(cityHash64(toString(latency_ms * number), {stream}, {i})) FROM workload_events, (SELECT number FROM numbers(5)) AS n"),
                    CancellationToken.None);
                finished++;
            }
            catch (NetraException refusal) when (refusal.Code is ErrorCodes.Unavailable or ErrorCodes.LimitExceeded or ErrorCodes.QueryLimitExceeded)
            {
                // Refused over a limit; the flood goes on.
            }
        }

        return finished;
    }

    private static void Print(string what, TimeSpan[] elapsed)
    {
        Array.Sort(elapsed);
        string At(double share) => elapsed[(int)(share * (elapsed.Length - 1))].TotalMilliseconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
        Console.WriteLine($"{what}: p50 {At(0.5)} ms, p90 {At(0.9)} ms, p99 {At(0.99)} ms ({elapsed.Length} queries)");
    }
}
