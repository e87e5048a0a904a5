using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Durable;

/// <summary>All nodes are killed and others take their place. Each test has a cluster of its own: nodes do not join well after the clock was set forward.</summary>
public sealed class ReplacedNodesTests : IAsyncLifetime
{
    private readonly DaysCluster _cluster = new();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Approval_AnsweredAfterAllNodesWereReplaced_GoesOnOnce()
    {
        var user = NetraCluster.NewUser();
        var run = await _cluster.StartAsync(user, "count a\napprove go?\ncount b");
        var before = await _cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);
        var asked = (string)JsonNode.Parse(before[^1].Payload)!["approvalId"]!;
        await _cluster.ParkedAsync(user, run.RunId);

        await _cluster.ReplaceSilosAsync();
        await Patiently.CallAsync(() => _cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(true, null)));

        var events = await _cluster.EventsAsync(user, run.RunId);
        var ended = await _cluster.StoredAsync(user, run.RunId);
        Assert.Equal((RunStatus.Completed, "a=1\ngo?: yes\nb=1"), (ended.Status, ended.Result?.Answer));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
        Assert.Single(events, e => e.Type == EventTypes.ApprovalResolved);
    }

    [Fact]
    public async Task Sleep_AllNodesReplacedMeanwhile_EndsByItselfAtItsTime()
    {
        var user = NetraCluster.NewUser();
        var run = await _cluster.StartAsync(user, "count a\nall call helper sleep 7200 | count b & sleep 7200\ncount c");
        await _cluster.ParkedAsync(user, run.RunId);

        await _cluster.ReplaceSilosAsync();
        _cluster.Time.Advance(TimeSpan.FromHours(2));

        var ended = await _cluster.StoredAsync(user, run.RunId, "ended", stored => stored.HasEnded);
        Assert.Equal((RunStatus.Completed, "a=1\nb=1,\nc=1"), (ended.Status, ended.Result?.Answer));
        var events = await _cluster.EventsAsync(user, run.RunId);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Sequence));
    }
}
