namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>The bounds of what is ordinary: median ± 3.5 modified z-scores.</summary>
internal static class BoundsSql
{
    /// <summary>A query of the median, the deviations and the bounds of a value.</summary>
    /// <param name="value">The value, an expression.</param>
    /// <param name="source">FROM and what follows it.</param>
    /// <param name="sourceOfMedian">The same for the median.</param>
    /// <param name="more">Further columns, each after a comma.</param>
    public static string Of(string value, string source, string sourceOfMedian, string more = "") =>
        $"WITH (SELECT quantileExactInclusive(0.5)({value}) {sourceOfMedian}) AS middle "
        + $"SELECT count({value}) AS values_seen, any(middle) AS median_value, quantileExactInclusive(0.5)(abs(({value}) - middle)) AS median_deviation, "
        + $"avg(abs(({value}) - middle)) AS mean_deviation, if(median_deviation > 0, 3.5 * median_deviation / 0.6745, 3.5 * 1.253314 * mean_deviation) AS reach, "
        + $"median_value - reach AS lower_bound, median_value + reach AS upper_bound{more} {source}";
}
