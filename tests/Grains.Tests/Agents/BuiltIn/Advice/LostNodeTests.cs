using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents.BuiltIn.SyntheticData;
using Netra.Grains.Tests.Durable;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>A node that is killed while events are written; with a cluster of its own.</summary>
public sealed class LostNodeTests(AdviceCluster cluster) : IClassFixture<AdviceCluster>
{
    [Fact]
    public async Task Run_NodeKilledBetweenInserts_WritesEachEventOnce()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "synthetic_data", "write them", new { events = 60_000, seed = 5 });
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("\"batch\":3,", StringComparison.Ordinal));

        var silo = cluster.Cluster.TryGetGrainContext(GrainId.Create("netra-user", user), out var grain) ? cluster.Cluster.GetSiloForAddress(grain.Address.SiloAddress!)! : throw new InvalidOperationException("The user's grain is not active.");
        await cluster.Cluster.StartAdditionalSiloAsync();
        await cluster.Cluster.KillSiloAsync(silo, TestContext.Current.CancellationToken);

        await cluster.EventsAsync(user, run.RunId);
        RunView? ended = null;
        await Patiently.CallAsync(async () => ended = await cluster.User(user).GetRunAsync(run.RunId));
        Assert.Equal(RunStatus.Completed, ended!.Status);
        Assert.Equal(60_000, new Abstractions.Agents.AgentResult("", ended.Result!.Data).ReadData<SyntheticDataResult>()!.Stored);
        Assert.Equal("60000", await cluster.QueryAsync(user, "SELECT count() FROM workload_events"));
    }
}
