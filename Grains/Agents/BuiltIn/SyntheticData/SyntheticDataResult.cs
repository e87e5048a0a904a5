using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>What agent <c>synthetic_data</c> wrote; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="Workload">The workload.</param>
/// <param name="Stored">Events that were written: counted in the table afterwards.</param>
/// <param name="Seed">The seed that makes the same events again.</param>
public sealed record SyntheticDataResult(string Workload, long Stored, int Seed)
{
    /// <summary>Names this writing: the value of dimension <c>synthetic_run</c> of its events. Empty: nothing was written.</summary>
    public string Run { get; init; } = "";

    /// <summary>The models with their shares.</summary>
    public ImmutableArray<ModelShare> Models { get; init; } = [];

    /// <summary>The value of <c>event_type</c>.</summary>
    public string EventType { get; init; } = "";

    /// <summary>Where the events begin, UTC.</summary>
    public DateTime From { get; init; }

    /// <summary>The first instant after them.</summary>
    public DateTime To { get; init; }

    /// <summary>Events per hour, over the whole time.</summary>
    public double EventsPerHour { get; init; }

    /// <summary>When they are many.</summary>
    public DailyPattern Pattern { get; init; }

    /// <summary>The median that latency was made about.</summary>
    public double LatencyMs { get; init; }

    /// <summary>The median that input tokens were made about.</summary>
    public double TokensInput { get; init; }

    /// <summary>The median that output tokens were made about.</summary>
    public double TokensOutput { get; init; }

    /// <summary>The share of errors asked for.</summary>
    public double ErrorRatePercent { get; init; }

    /// <summary>Inserts, each all or nothing.</summary>
    public int Batches { get; init; }

    /// <summary>Errors among the events written, counted in the table.</summary>
    public long Errors { get; init; }

    /// <summary>What the events cost together, in cents; <see langword="null"/>: no model of theirs has a price.</summary>
    public double? CostCents { get; init; }

    /// <summary>Models without a known price: their events have no cost.</summary>
    public ImmutableArray<string> Unpriced { get; init; } = [];

    /// <summary>Values that were neither in the parameters nor in the words of the message, but read by the language model.</summary>
    public ImmutableArray<string> ReadByModel { get; init; } = [];

    /// <summary>Values that nobody gave.</summary>
    public ImmutableArray<string> Defaults { get; init; } = [];
}
