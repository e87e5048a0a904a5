namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What a question measures. A closed list: nothing a user writes becomes SQL.</summary>
internal enum Metric
{
    /// <summary>How many events there are.</summary>
    Events,

    /// <summary>How many events are errors.</summary>
    Errors,

    /// <summary>Errors in percent of events.</summary>
    ErrorRate,

    /// <summary>Events that are no errors, in percent.</summary>
    SuccessRate,

    /// <summary><c>latency_ms</c>.</summary>
    Latency,

    /// <summary><c>tokens_input</c>.</summary>
    InputTokens,

    /// <summary><c>tokens_output</c>.</summary>
    OutputTokens,

    /// <summary>Input and output tokens of an event together.</summary>
    TotalTokens,

    /// <summary><c>cost_cents</c>.</summary>
    Cost,

    /// <summary>Cents per 1,000 tokens, over the events that carry both.</summary>
    CostPerThousandTokens,

    /// <summary>Events per second between the first and the last event.</summary>
    Throughput,

    /// <summary>Tokens per second between the first and the last event.</summary>
    TokenThroughput,

    /// <summary>The recorded <c>throughput</c> column.</summary>
    RecordedThroughput,

    /// <summary>A metric of the user's own, by its key in <c>metrics</c>.</summary>
    Custom,
}
