using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;

namespace Netra.Benchmarks.Guard;

/// <summary>
/// A call of the co-hosted gateway to a user's grain that touches no store, with and without the guard, in rounds that take turns, so that whatever else the
/// machine does falls on both. (BenchmarkDotNet cannot be loaded beside Orleans' TestingHost: they need different compilers.)
/// </summary>
internal static class GuardBenchmark
{
    private const int Rounds = 15;
    private const int Calls = 20_000;

    public static async Task RunAsync()
    {
        await using var guarded = new NetraCluster();
        await using var open = new UnguardedCluster();
        await guarded.InitializeAsync();
        await open.InitializeAsync();
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = -2; round < Rounds; round++)
        {
            var (on, off) = (await RoundAsync(guarded), await RoundAsync(open));
            if (round >= 0)
            {
                with.Add(on);
                without.Add(off);
            }
        }

        Console.WriteLine($"guard on:  {Median(with):0.00} µs a call\nguard off: {Median(without):0.00} µs a call\n({Rounds} rounds of {Calls} calls each, medians)");
    }

    private static async Task<double> RoundAsync(NetraCluster cluster)
    {
        var name = NetraCluster.NewUser();
        CallerToken.Use(cluster.Tokens.For(name));
        var user = cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<IGrainFactory>().GetGrain<IUserExecutionGrain>(name);
        var operation = OperationId.New();
        await user.AbortInsertAsync(operation);
        var started = TimeProvider.System.GetTimestamp();
        for (var i = 0; i < Calls; i++)
        {
            await user.AbortInsertAsync(operation);
        }

        return TimeProvider.System.GetElapsedTime(started).TotalMicroseconds / Calls;
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
