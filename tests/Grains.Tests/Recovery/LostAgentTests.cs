using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Recovery;

public sealed class LostAgentTests(LeavingCluster cluster) : IClassFixture<LeavingCluster>
{
    [Fact]
    public async Task Run_WhoseAgentIsGoneWhileItsUserStays_GoesOnFromItsJournal()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, user, "leaving");
        var events = await cluster.EventsAsync(user, run.RunId);

        Assert.Equal((RunStatus.Completed, "first of attempt 1, ended by attempt 2"), (run.Status, run.Result?.Answer));
        Assert.Equal([EventTypes.AgentStarted, EventTypes.ToolExecuting, EventTypes.ToolCompleted, EventTypes.AgentCompleted], events.Select(e => e.Type));
    }

    [Fact]
    public async Task Erase_WhileAnAgentWorks_StopsIt()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, user, "staying");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.AgentThinking);

        await cluster.User(user).EraseAsync();

        await StayingAgent.StoppedAsync(user).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
