using System.ComponentModel;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What a language model makes of a message; nothing of it is used unchecked.</summary>
/// <param name="Category">What kind of question it is.</param>
/// <param name="Intent">What is wanted, in a sentence.</param>
/// <param name="Confidence">From 0 to 1.</param>
internal sealed record ModelReading(
    TriageCategory Category,
    [property: Description("What the user wants, in one short sentence.")] string Intent,
    [property: Description("From 0 to 1: how sure you are.")] double Confidence)
{
    [Description("Workloads that the message names, as they are written in the data.")]
    public string[] Workloads { get; init; } = [];

    [Description("Models that the message names, as they are written in the data.")]
    public string[] Models { get; init; } = [];

    [Description("Event types that the message names, as they are written in the data.")]
    public string[] EventTypes { get; init; } = [];

    [Description("What is to be measured: latency_ms, tokens_input, tokens_output, tokens, cost_cents, throughput, is_error, events, error_rate, or metrics['key'].")]
    public string[] Measures { get; init; } = [];

    [Description("Where the time range begins, ISO 8601 in UTC; null when none is meant.")]
    public string? From { get; init; }

    [Description("Where the time range ends (the first instant after it), ISO 8601 in UTC; null when none is meant.")]
    public string? To { get; init; }

    [Description("Words of the message that have no meaning here.")]
    public string[] NotUnderstood { get; init; } = [];
}
