using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>How the unusual is told from the usual; the rules are in the result.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnomalyMethod>))]
internal enum AnomalyMethod
{
    /// <summary>Standard deviations from the mean.</summary>
    ZScore,

    /// <summary>Interquartile ranges beyond the quartiles (Tukey's fences).</summary>
    InterquartileRange,

    /// <summary>The modified z-score, by the median absolute deviation.</summary>
    MedianAbsoluteDeviation,

    /// <summary>Standard deviations from the mean of the buckets before.</summary>
    RollingBaseline,
}
