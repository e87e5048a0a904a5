using Netra.Testing.Clusters;
using Netra.Testing.Data;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.Guide;

public sealed class BusyHourTests(GuideCluster cluster) : IClassFixture<GuideCluster>
{
    [Fact]
    public async Task Question_OfAUserWithEvents_IsAnsweredFromThoseAlone()
    {
        var user = await cluster.NewUserWithAsync(["timestamp"], [At(9)], [At(14)], [At(14)]);
        await cluster.NewUserWithAsync(["timestamp"], [At(3)], [At(3)], [At(3)]);

        var run = await cluster.RunToEndAsync(user, "when is it busy?", "busy_hour");

        Assert.Equal("Most events, 2, fall into the hour from 14:00 UTC.", run.Result?.Answer);
        var events = await cluster.EventsAsync(user, run.RunId);
        EventAssert.Whole(events);
        EventAssert.InOrder(events, "agent_thinking", "tool_executing query_analytics", "tool_completed query_analytics", "agent_completed");
    }

    [Fact]
    public async Task Question_OfAUserWithoutEvents_IsToldSo()
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), "when is it busy?", "busy_hour");

        Assert.Equal("There are no events yet.", run.Result?.Answer);
    }

    private static DateTime At(int hour) => new(2026, 11, 1, hour, 0, 0, DateTimeKind.Utc);
}
