using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>The assertions of the kit fail when they should.</summary>
public sealed class EventAssertTests
{
    private static readonly RunId Run = RunId.New(DateTimeOffset.UnixEpoch);

    [Fact]
    public void Whole_RunAsItShouldBe_Passes() =>
        EventAssert.Whole([Told(1, EventTypes.AgentStarted), Told(2, EventTypes.ToolExecuting, "a"), Told(3, EventTypes.ToolCompleted, "a"), Told(4, EventTypes.AgentCompleted)]);

    public static TheoryData<string, UserEvent[]> Broken => new()
    {
        { "no events", [] },
        { "no beginning", [Told(1, EventTypes.AgentThinking), Told(2, EventTypes.AgentCompleted)] },
        { "no end", [Told(1, EventTypes.AgentStarted)] },
        { "ends twice", [Told(1, EventTypes.AgentStarted), Told(2, EventTypes.AgentCompleted), Told(3, EventTypes.AgentCompleted)] },
        { "goes on after its end", [Told(1, EventTypes.AgentStarted), Told(2, EventTypes.AgentCompleted), Told(3, EventTypes.AgentThinking)] },
        { "a sequence twice", [Told(1, EventTypes.AgentStarted), Told(1, EventTypes.AgentCompleted)] },
        { "a tool that never ends", [Told(1, EventTypes.AgentStarted), Told(2, EventTypes.ToolExecuting, "a"), Told(3, EventTypes.AgentCompleted)] },
        { "a tool that ends first", [Told(1, EventTypes.AgentStarted), Told(2, EventTypes.ToolCompleted, "a"), Told(3, EventTypes.ToolExecuting, "a"), Told(4, EventTypes.AgentCompleted)] },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Whole_RuleBroken_Fails(string rule, UserEvent[] events)
    {
        Assert.NotEmpty(rule);
        Assert.Throws<EventAssertException>(() => EventAssert.Whole(events));
    }

    [Fact]
    public void InOrder_AnotherOrder_FailsAndShowsWhatCame()
    {
        UserEvent[] events = [Told(1, EventTypes.AgentStarted), Told(2, EventTypes.ToolExecuting, "a"), Told(3, EventTypes.AgentThinking)];

        EventAssert.InOrder(events, EventTypes.AgentStarted, "tool_executing query", EventTypes.AgentThinking);
        var failure = Assert.Throws<EventAssertException>(() => EventAssert.InOrder(events, EventTypes.AgentThinking, "tool_executing query"));

        Assert.Contains("2 tool_executing query", failure.Message, StringComparison.Ordinal);
    }

    private static UserEvent Told(long sequence, string type, string? tool = null) =>
        new(sequence, type, Run, ThreadId.New(DateTimeOffset.UnixEpoch), "x", DateTimeOffset.UnixEpoch, tool is null ? "{}" : $$"""{"toolCallId":"{{tool}}","toolName":"query"}""");
}
