using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>Where values lie and how far apart.</summary>
internal sealed record SpreadSummary(long Values, double? Mean, double? Deviation, double? Q1, double? Q3, double? Median, double? Reach, double? Smallest, double? Largest)
{
    /// <param name="value">The value, an expression.</param>
    /// <param name="source">FROM and what follows it.</param>
    public static string Sql(string value, string source) => BoundsSql.Of(
        value,
        source,
        source,
        $", avg({value}) AS mean_value, stddevSampStable({value}) AS deviation, quantileExactInclusive(0.25)({value}) AS lower_quartile, quantileExactInclusive(0.75)({value}) AS upper_quartile, min({value}) AS smallest, max({value}) AS largest");

    public static SpreadSummary Read(QueryTable table) => new(
        table.Count(0, "values_seen"),
        table.Number(0, "mean_value"),
        table.Number(0, "deviation"),
        table.Number(0, "lower_quartile"),
        table.Number(0, "upper_quartile"),
        table.Number(0, "median_value"),
        table.Number(0, "reach"),
        table.Number(0, "smallest"),
        table.Number(0, "largest"));

    /// <summary>What is usual by a method, and how far one unit of its score reaches; a reason when there is none.</summary>
    public (double Lower, double Upper, double LowAnchor, double HighAnchor, double Unit, NotComputable? Why) Of(AnomalyMethod method, string measure, string what)
    {
        if (Values < AnomalyRules.Fewest(method))
        {
            return Refused(NotComputable.TooFew(Values, AnomalyRules.Fewest(method), what));
        }

        if (Smallest == Largest)
        {
            return Refused(NotComputable.NoVariance(measure));
        }

        var (low, high, unit) = method switch
        {
            AnomalyMethod.ZScore => (Mean, Mean, Deviation),
            AnomalyMethod.InterquartileRange => (Q1, Q3, Q3 - Q1),
            _ => (Median, Median, Reach / AnomalyRules.Threshold(method)),
        };
        if (low is not { } lowAnchor || high is not { } highAnchor || unit is not { } scale || !double.IsFinite(scale))
        {
            return Refused(NotComputable.OutOfRange);
        }

        if (scale <= 0)
        {
            return Refused(new(NotComputableReason.NoVariance, $"the middle half of the {what}s has one value of {measure}"));
        }

        var threshold = AnomalyRules.Threshold(method) * scale;
        return (lowAnchor - threshold, highAnchor + threshold, lowAnchor, highAnchor, scale, null);
    }

    private static (double Lower, double Upper, double LowAnchor, double HighAnchor, double Unit, NotComputable? Why) Refused(NotComputable why) => (0, 0, 0, 0, 0, why);
}
