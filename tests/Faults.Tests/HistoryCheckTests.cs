using Netra.Faults.Checks;
using Netra.Faults.Users;

namespace Netra.Faults.Tests;

/// <summary>A suite that finds nothing proves something only if it would find it.</summary>
public sealed class HistoryCheckTests
{
    private static readonly SeenEvent[] Sound =
    [
        Event(1, "agent_started", message: "This is me."),
        Event(2, "tool_executing", tool: "a"),
        Event(3, "tool_completed", tool: "a"),
        Event(4, "agent_completed", status: "completed"),
    ];

    [Fact]
    public void SoundHistory_IsFoundSound()
    {
        Assert.Empty(HistoryCheck.Sequences("me", "client", Sound));
        Assert.Empty(HistoryCheck.Equal("me", Sound, Sound));
        Assert.Empty(HistoryCheck.Foreign("me", ["run"], Sound));
        Assert.Empty(HistoryCheck.Rules("me", Sound));
    }

    [Fact]
    public void Sequences_Gap_IsCountedByTheEventsMissing()
    {
        var found = Assert.Single(HistoryCheck.Sequences("me", "client", [Sound[0], Sound[3]]));

        Assert.Equal((ViolationKind.EventLost, 2), (found.Kind, found.Count));
    }

    [Fact]
    public void Sequences_FirstEventMissing_IsAGap() =>
        Assert.Equal(ViolationKind.EventLost, Assert.Single(HistoryCheck.Sequences("me", "client", Sound[1..])).Kind);

    [Fact]
    public void Sequences_Repetition_IsFound() =>
        Assert.Equal(ViolationKind.EventDuplicated, Assert.Single(HistoryCheck.Sequences("me", "client", [.. Sound, Sound[3]])).Kind);

    [Fact]
    public void Equal_DeliveredAndNotStored_IsFound() =>
        Assert.Equal(ViolationKind.EventLost, Assert.Single(HistoryCheck.Equal("me", Sound, Sound[..3])).Kind);

    [Fact]
    public void Equal_OtherContent_IsFound() =>
        Assert.Single(HistoryCheck.Equal("me", Sound, [.. Sound[..3], Sound[3] with { Digest = "other" }]));

    [Fact]
    public void Foreign_RunOfSomebodyElse_IsFound() => Assert.Equal(4, HistoryCheck.Foreign("me", ["another run"], Sound).Count());

    [Fact]
    public void Foreign_WordsOfSomebodyElse_AreFound() => Assert.Single(HistoryCheck.Foreign("you", ["run"], Sound));

    [Fact]
    public void Rules_ToolWithoutEnd_IsFound() => Assert.Single(HistoryCheck.Rules("me", [Sound[0], Sound[1], Sound[3]]));

    [Fact]
    public void Rules_ToolEndedTwice_IsFound() => Assert.Single(HistoryCheck.Rules("me", [.. Sound[..3], Sound[2], Sound[3]]));

    [Fact]
    public void Rules_NoEnd_IsFound() => Assert.Single(HistoryCheck.Rules("me", Sound[..3]));

    [Fact]
    public void Rules_SomethingAfterTheEnd_IsFound() => Assert.Single(HistoryCheck.Rules("me", [.. Sound, Event(5, "progress_update")]));

    private static SeenEvent Event(long sequence, string type, string? message = null, string? tool = null, string? status = null) =>
        new(sequence, type, "run", DateTimeOffset.UnixEpoch.AddSeconds(sequence), message, tool, null, status, $"{sequence}");
}
