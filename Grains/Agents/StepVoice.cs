using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Events;

namespace Netra.Grains.Agents;

/// <summary>
/// Tells the user pieces of an answer while a step is still at work. Each piece is recorded in one commit with how much has been told, so that a piece that is
/// sent again is recognised, and an attempt after an interruption knows what the user has seen.
/// </summary>
internal sealed class StepVoice(StepRecorder recorder)
{
    private JournalEntry? _entry;

    /// <summary>What has been told, over all attempts.</summary>
    public ToldText? Told => _entry?.Told;

    /// <summary>An attempt begins.</summary>
    public void Begin(JournalEntry entry) => _entry = entry;

    /// <summary>Tells the next piece of a text; returns when it is stored.</summary>
    /// <param name="text">All of the text up to the end of the piece; it begins with what was told.</param>
    /// <param name="answerId">Names the answer.</param>
    public async Task TellAsync(string text, string answerId)
    {
        var offset = Told?.Length ?? 0;
        _entry = _entry! with { Told = ToldText.Of(text) };
        await recorder.RecordAsync(new AgentReport(
            [EventPayload.Draft(EventTypes.AnswerDelta, new JsonObject { ["text"] = text[offset..], ["answerId"] = answerId, ["offset"] = offset })],
            _entry));
    }

    /// <summary>Tells that the step is still at work.</summary>
    public Task LiveAsync() => recorder.RecordAsync(new AgentReport([], Entry: null));
}
