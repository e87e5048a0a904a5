using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>
/// When a value is out of the ordinary. Z-score: three standard deviations (Shewhart's control limits; NIST/SEMATECH e-Handbook, 6.3.1). Interquartile range: Tukey's
/// fences at 1.5, "far out" at 3 (Tukey, "Exploratory Data Analysis", 1977). Median absolute deviation: modified z-score 0.6745 · (x − median) / MAD beyond 3.5
/// (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993; NIST/SEMATECH e-Handbook, 1.3.5.17).
/// </summary>
internal static class AnomalyRules
{
    /// <summary>A baseline of fewer buckets tells nothing.</summary>
    public const int FewestBaseline = 5;

    /// <summary>The unit of a score beyond which a value is out of the ordinary.</summary>
    public static double Threshold(AnomalyMethod method) => method switch
    {
        AnomalyMethod.InterquartileRange => 1.5,
        AnomalyMethod.MedianAbsoluteDeviation => 3.5,
        _ => 3,
    };

    /// <summary>With fewer values a method can find nothing: the largest z-score of n values is (n − 1) / √n, above 3 from 11 on.</summary>
    public static int Fewest(AnomalyMethod method) => method switch
    {
        AnomalyMethod.ZScore => 11,
        AnomalyMethod.RollingBaseline => FewestBaseline + 1,
        _ => 8,
    };

    public static string Words(AnomalyMethod method, int baseline) => method switch
    {
        AnomalyMethod.ZScore => "more than 3 standard deviations from the mean",
        AnomalyMethod.InterquartileRange => "more than 1.5 interquartile ranges beyond the quartiles (Tukey); far out, and so at least of high severity, beyond 3",
        AnomalyMethod.MedianAbsoluteDeviation => "modified z-score 0.6745 × (value − median) / median absolute deviation beyond ±3.5 (with a deviation of 0: mean absolute deviation × 1.253314 instead)",
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"more than 3 standard deviations from the mean of up to {baseline} buckets before it (at least {FewestBaseline}; the bucket itself not among them); a deviation counts as at least 1% of that mean, and of counts as at least the square root of the mean and 1"),
    };

    public static AnomalySeverity Severity(AnomalyMethod method, double score) => (Math.Abs(score) / Threshold(method)) switch
    {
        < 1.5 => AnomalySeverity.Low,
        < 2 => AnomalySeverity.Medium,
        < 3 => AnomalySeverity.High,
        _ => AnomalySeverity.Critical,
    };
}
