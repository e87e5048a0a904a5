using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Netra.Grains.Tests.Log;
using Netra.Grains.Tests.Telemetry;

namespace Netra.Grains.Tests.Runs;

public sealed class RunQueueTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Begin_OfARunThatEndsWhileItIsStored_DoesNotBeginItsAgent(bool ends)
    {
        var time = new FakeTimeProvider();
        var stored = new TaskCompletionSource();
        using var writer = new UserLogWriter(new ScriptedLog { BeforeCommit = () => stored.Task }, time);
        using var agents = new RunAgents(UserId.Parse("alice"), grains: null!, time, NullLogger.Instance);
        var (limits, runs) = (new UserLimits(), new RunRegistry());
        var queue = new RunQueue(writer, runs, new RunAdmission(limits, runs), agents, limits, TestMeters.Runs(), time);
        var run = runs.Put(Queued());

        var beginning = queue.BeginAsync();
        var root = Assert.Single(runs.FindActive(run.RunId)!.Calls);
        if (ends)
        {
            runs.FindActive(run.RunId)!.Close(_ => true);
        }

        stored.SetResult();
        await beginning;

        Assert.Equal(ends, root.Begun is null);
    }

    private static RunRecord Queued() => new()
    {
        RunId = RunId.New(DateTimeOffset.UnixEpoch),
        ThreadId = ThreadId.Parse("t"),
        Agent = AgentName.Parse("data"),
        AgentVersion = "1",
        Message = "m",
        Parameters = "{}",
        Status = RunStatus.Queued,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
