using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Silo.Tests.Redis;

/// <summary>A run, and what a log records of it.</summary>
internal static class LogSamples
{
    public static RunId Run { get; } = RunId.New(DateTimeOffset.UnixEpoch);

    public static UserCommit Commit(UserLogState state, int count) => new(Guid.NewGuid(), state.Epoch, state.Head)
    {
        Events = [.. Enumerable.Range(1, count).Select(i => new UserEvent(state.Head + i, EventTypes.AgentThinking, Run, ThreadId.Parse("t"), "data", DateTimeOffset.UnixEpoch, "{}"))],
    };

    public static RunRecord Record(RunStatus status) => new()
    {
        RunId = Run,
        ThreadId = ThreadId.Parse("t"),
        Agent = AgentName.Parse("data"),
        AgentVersion = "1",
        Message = "how much?",
        Parameters = "{}",
        Status = status,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Result = new RunResult("42", null),
    };
}
