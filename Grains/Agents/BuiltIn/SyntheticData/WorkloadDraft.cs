using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>What is known of a workload to be made up; what is not said is <see langword="null"/> or empty.</summary>
internal sealed record WorkloadDraft
{
    public string? Workload { get; init; }

    public ImmutableArray<ModelShare> Models { get; init; } = [];

    public string? EventType { get; init; }

    public long? Events { get; init; }

    public double? RatePerHour { get; init; }

    public DateTime? From { get; init; }

    public DateTime? To { get; init; }

    public double? LatencyMs { get; init; }

    public double? TokensInput { get; init; }

    public double? TokensOutput { get; init; }

    public double? ErrorRatePercent { get; init; }

    public DailyPattern? Pattern { get; init; }

    public long? Seed { get; init; }

    /// <summary>This, and where it says nothing, the other. Number, rate and time belong together: they come from one of the two.</summary>
    public WorkloadDraft Or(WorkloadDraft other)
    {
        var hasRange = From is not null || To is not null;
        return new WorkloadDraft
        {
            Workload = Workload ?? other.Workload,
            Models = Models.IsEmpty ? other.Models : Models,
            EventType = EventType ?? other.EventType,
            Events = Events ?? (RatePerHour is null ? other.Events : null),
            RatePerHour = RatePerHour ?? (Events is null ? other.RatePerHour : null),
            From = hasRange ? From : other.From,
            To = hasRange ? To : other.To,
            LatencyMs = LatencyMs ?? other.LatencyMs,
            TokensInput = TokensInput ?? other.TokensInput,
            TokensOutput = TokensOutput ?? other.TokensOutput,
            ErrorRatePercent = ErrorRatePercent ?? other.ErrorRatePercent,
            Pattern = Pattern ?? other.Pattern,
            Seed = Seed ?? other.Seed,
        };
    }
}
