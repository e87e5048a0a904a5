using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>How an agent that was asked for the answer ended.</summary>
/// <param name="Agent">Its name.</param>
/// <param name="Outcome">How.</param>
public sealed record AgentNote(string Agent, NoteOutcome Outcome)
{
    /// <summary>What it answered; <see langword="null"/> when it did not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answer { get; init; }

    /// <summary>The code of its failure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    /// <summary>Why it did not answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Message { get; init; }
}
