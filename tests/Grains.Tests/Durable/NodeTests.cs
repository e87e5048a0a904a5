using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

/// <summary>Nodes that are killed or leave in order while runs work on them.</summary>
public sealed class NodeTests(DaysCluster cluster) : IClassFixture<DaysCluster>
{
    [Fact]
    public async Task Node_KilledUnderCalledAgents_TheyGoOnElsewhereAndRepeatNothing()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "count a\nall call helper count b | gate g | count c & call script count d | call helper count e || gate g\ncount f");
        var waiting = 0;
        await cluster.EventsUntilAsync(user, run.RunId, e => e is { Type: EventTypes.ToolExecuting } && e.Payload.Contains("\"gate\"", StringComparison.Ordinal) && ++waiting == 2);

        await LoseNodeAsync(user, gracefully: false);
        await Patiently.CallAsync(() => cluster.OpenGateAsync(user, "g"));

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("a=1\nb=1\npassed g\nc=1,d=1\ne=1\npassed g\nf=1", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Equal(events.Count(e => e.Type == EventTypes.ToolExecuting), events.Count(e => e.Type == EventTypes.ToolCompleted));
    }

    [Fact]
    public async Task Node_LeavingInTheMiddleOfAStepThatMustNotRunTwice_LetsItEnd()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "once g\nonce g\ncount k");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);

        var leaving = LoseNodeAsync(user, gracefully: true);
        await Patiently.CallAsync(() => cluster.OpenGateAsync(user, "g"));
        await leaving;

        await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Completed, "g=1\ng=2\nk=1"), (ended.Status, ended.Result?.Answer));
    }

    [Fact]
    public async Task Node_WithAnotherVersionOfTheAgent_StopsTheRun()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "a gate", "versioned");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ToolExecuting);

        await LoseNodeAsync(user, gracefully: false);

        var events = await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Failed, ErrorCodes.Diverged), (ended.Status, ended.Error?.Code));
        Assert.Equal("failed", (string?)JsonNode.Parse(Assert.Single(events, e => e.Type == EventTypes.ToolCompleted).Payload)!["status"]);
    }

    private async Task LoseNodeAsync(string user, bool gracefully)
    {
        var silo = cluster.SiloOf(user);
        await cluster.Cluster.StartAdditionalSiloAsync();
        await (gracefully ? cluster.Cluster.StopSiloAsync(silo) : cluster.Cluster.KillSiloAsync(silo));
    }
}
