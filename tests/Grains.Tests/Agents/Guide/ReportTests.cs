using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Tests.Durable;
using Netra.Testing.Clusters;
using Netra.Testing.Data;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.Guide;

public sealed class ReportTests(GuideCluster cluster) : IClassFixture<GuideCluster>
{
    [Theory]
    [InlineData(true, "Kept for 30 days.")]
    [InlineData(false, "Not kept. too short")]
    public async Task Report_DecidedByAPerson_IsKeptOrNot(bool approved, string answer)
    {
        var user = await cluster.NewUserWithAsync(["timestamp"], [DateTime.UnixEpoch]);
        var run = await cluster.StartAsync(user, "report", "report");
        var events = await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);
        var asked = JsonNode.Parse(events[^1].Payload)!;
        Assert.Contains("Events: 1.", (string?)asked["prompt"], StringComparison.Ordinal);

        await cluster.User(user).ResolveApprovalAsync(run.RunId, (string)asked["approvalId"]!, new Approval(approved, "too short"));
        if (approved)
        {
            await cluster.ParkedAsync(user, run.RunId);
            cluster.Time.Advance(TimeSpan.FromMinutes(10));
        }

        EventAssert.Whole(await cluster.EventsAsync(user, run.RunId));
        Assert.Equal(answer, (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        Assert.Equal(approved, await cluster.User(user).GetSessionJsonAsync("report") is not null);
    }

    [Fact]
    public async Task Report_NodeLostWhileItWaits_GoesOn()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, "report", "report");
        var events = await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);
        var asked = (string)JsonNode.Parse(events[^1].Payload)!["approvalId"]!;

        await cluster.LoseAsync(user, run.RunId);
        await cluster.User(user).ResolveApprovalAsync(run.RunId, asked, new Approval(false, "later"));

        var all = await cluster.EventsAsync(user, run.RunId);
        EventAssert.Whole(all);
        Assert.Equal(2, all.Count(e => e.Type == EventTypes.SubagentCompleted));
    }
}
