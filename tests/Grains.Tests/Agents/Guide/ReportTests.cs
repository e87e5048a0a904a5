using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
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

        Assert.Contains("Events: 1.", await cluster.DecideAsync(user, run.RunId, approved, "too short"), StringComparison.Ordinal);
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
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.ApprovalRequested);

        await cluster.LoseAsync(user, run.RunId, ("report", CallId.Root));
        await cluster.DecideAsync(user, run.RunId, approved: false, "later");

        var all = await cluster.EventsAsync(user, run.RunId);
        EventAssert.Whole(all);
        Assert.Equal(2, all.Count(e => e.Type == EventTypes.SubagentCompleted));
    }
}
