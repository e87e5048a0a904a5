using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Durable;

/// <summary>Looks into the store, past the grains: what is found there came about without anybody asking for it.</summary>
internal static class StoredRuns
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The user's log.</summary>
    public static IUserLog LogOf(this NetraCluster cluster, string user) =>
        cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<IUserLogFactory>().For(UserId.Parse(user));

    /// <summary>A run as stored.</summary>
    public static async Task<RunRecord> StoredAsync(this NetraCluster cluster, string user, RunId runId) =>
        (await cluster.LogOf(user).ReadAsync(TestContext.Current.CancellationToken)).Runs.Single(run => run.RunId == runId);

    /// <summary>A run as stored, once it is as a test waits for.</summary>
    public static async Task<RunRecord> StoredAsync(this NetraCluster cluster, string user, RunId runId, string what, Func<RunRecord, bool> holds)
    {
        RunRecord? seen = null;
        await cluster.LogUntilAsync(user, what, state => holds(seen = state.Runs.Single(run => run.RunId == runId)));
        return seen!;
    }

    /// <summary>A run that was put away.</summary>
    public static Task<RunRecord> ParkedAsync(this NetraCluster cluster, string user, RunId runId) =>
        cluster.StoredAsync(user, runId, "parked", run => run.ParkedAt is not null);

    /// <summary>Returns when the log is as a test waits for.</summary>
    public static async Task LogUntilAsync(this NetraCluster cluster, string user, string what, Func<UserLogState, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (!holds(await cluster.LogOf(user).ReadAsync(patience.Token)))
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The log did not become what was waited for: {what}.");
        }
    }
}
