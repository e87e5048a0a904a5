using System.ComponentModel;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>What a language model reads of a message. Taken only where parameters and words say nothing, and only what is possible.</summary>
internal sealed record ModelReading
{
    [Description("The workload's name.")]
    public string? Workload { get; init; }

    [Description("Names of the language models it runs on.")]
    public string[]? Models { get; init; }

    [Description("How many events.")]
    public long? Events { get; init; }

    [Description("Events per hour.")]
    public double? RatePerHour { get; init; }

    [Description("The typical latency in milliseconds.")]
    public double? LatencyMs { get; init; }

    [Description("Typical input tokens of an event.")]
    public double? TokensInput { get; init; }

    [Description("Typical output tokens of an event.")]
    public double? TokensOutput { get; init; }

    [Description("Errors in percent of the events.")]
    public double? ErrorRatePercent { get; init; }

    [Description("When it is busy: flat, daily, business_hours, evening or night.")]
    public string? DailyPattern { get; init; }

    /// <summary>What of it is possible.</summary>
    public WorkloadDraft ToDraft() => new()
    {
        Workload = IsName(Workload) ? Workload : null,
        Models = Models is { Length: <= 20 } models && models.All(IsName) ? [.. models.Distinct(StringComparer.Ordinal).Select(name => new ModelShare(name, 1))] : [],
        Events = Events is >= 1 and <= SyntheticWorkload.MostEvents ? Events : null,
        RatePerHour = RatePerHour is > 0.001 and <= SyntheticWorkload.MostEvents && Events is null ? RatePerHour : null,
        LatencyMs = LatencyMs is >= 1 and <= 600_000 ? LatencyMs : null,
        TokensInput = TokensInput is >= 1 and <= 2_000_000 ? TokensInput : null,
        TokensOutput = TokensOutput is >= 1 and <= 2_000_000 ? TokensOutput : null,
        ErrorRatePercent = ErrorRatePercent is >= 0 and <= 100 ? ErrorRatePercent : null,
        Pattern = DailyPattern is { } pattern ? WorkloadParameters.PatternOf(pattern) : null,
    };

    private static bool IsName(string? name) => name?.Trim().Length is > 0 and <= 200 && !name.Any(char.IsControl);
}
