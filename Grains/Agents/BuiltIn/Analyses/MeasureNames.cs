using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>Measures by the names that callers and models use: a column, or <c>metrics['key']</c>.</summary>
internal static class MeasureNames
{
    private const string Prefix = "metrics['";
    private const string Suffix = "']";
    private const int LongestKey = 1_024;

    private static readonly (string Name, Metric Metric)[] Names =
    [
        ("latency_ms", Metric.Latency),
        ("tokens_input", Metric.InputTokens),
        ("tokens_output", Metric.OutputTokens),
        ("tokens", Metric.TotalTokens),
        ("cost_cents", Metric.Cost),
        ("throughput", Metric.RecordedThroughput),
        ("is_error", Metric.Errors),
        ("events", Metric.Events),
        ("error_rate", Metric.ErrorRate),
    ];

    /// <summary>What can be named.</summary>
    public static string Known { get; } = string.Join(", ", Names.Select(pair => pair.Name)) + ", metrics['your key']";

    /// <summary>
    /// A measure by its name. Whatever stands between <c>metrics['</c> and <c>']</c> is the key, quotes included: it is a parameter of the query,
    /// never text of it.
    /// </summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such measure.</exception>
    public static Measure Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var (known, metric) in Names)
        {
            if (string.Equals(known, name.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return new Measure(metric);
            }
        }

        if (name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Prefix.Length + Suffix.Length)
        {
            return new Measure(Metric.Custom, name[Prefix.Length..^Suffix.Length]);
        }

        throw new NetraException(ErrorCodes.InvalidRequest, $"That is no measure; there are: {Known}.");
    }

    /// <summary>A measure by its name; <see langword="null"/>: there is none of that name.</summary>
    public static Measure? Find(string name)
    {
        try
        {
            return Parse(name);
        }
        catch (NetraException failure) when (failure.Code == ErrorCodes.InvalidRequest)
        {
            return null;
        }
    }

    public static string Of(Measure measure) => measure.Metric == Metric.Custom ? Prefix + measure.Key + Suffix
        // Counted from times: no column holds it, unlike what events record as theirs.
        : measure.Metric == Metric.Throughput ? "events_per_second"
        : Array.Find(Names, pair => pair.Metric == measure.Metric).Name ?? measure.Metric.ToString();

    /// <summary>Refuses what single events carry no value of.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static Measure Valued(Measure measure)
    {
        var isValued = measure.IsPerEvent || measure.Metric == Metric.Errors;
        if (!isValued || measure is { Metric: Metric.Custom, Key: null or "" or { Length: > LongestKey } })
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"This takes a value that single events carry: latency_ms, tokens_input, tokens_output, tokens, cost_cents, throughput, is_error or metrics['key'] (key up to {LongestKey} characters).");
        }

        return measure;
    }

    /// <summary>Refuses what cannot be followed over time.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>.</exception>
    public static Measure Followed(Measure measure) => measure.Metric is Metric.Events or Metric.ErrorRate ? measure : Valued(measure);
}
