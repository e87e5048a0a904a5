using System.Globalization;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Models.Tools;

/// <summary>Reads what models name in calls of analyses.</summary>
internal static class ToolNames
{
    public const string Measures = "latency_ms, tokens_input, tokens_output, tokens, cost_cents, throughput, is_error, events, error_rate, or metrics['key'].";
    public const string Buckets = "second, minute, five_minutes, hour, day, week, month, quarter or year; left out: chosen from the time covered.";
    public const string Statistics = "mean, median, p90, p95, p99 or any other percentile, min, max, total; left out: mean.";

    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such bucket.</exception>
    public static Bucket Bucket(string? name) =>
        string.IsNullOrWhiteSpace(name) ? Agents.BuiltIn.Understanding.Bucket.Auto
        : Enum.TryParse<Bucket>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var bucket) && Enum.IsDefined(bucket) && !char.IsDigit(name[0]) ? bucket
        : throw Invalid($"That is no bucket; there are: {Buckets}");

    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such statistic.</exception>
    public static Statistic Statistic(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        null or "" or "mean" or "avg" => Agents.BuiltIn.Understanding.Statistic.Mean,
        "median" => Agents.BuiltIn.Understanding.Statistic.Median,
        "min" => Agents.BuiltIn.Understanding.Statistic.Minimum,
        "max" => Agents.BuiltIn.Understanding.Statistic.Maximum,
        "total" or "sum" => Agents.BuiltIn.Understanding.Statistic.Total,
        ['p', .. var level] when decimal.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and < 100 => Agents.BuiltIn.Understanding.Statistic.Percentile(percent),
        _ => throw Invalid($"That is no statistic; there are: {Statistics}"),
    };

    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such dimension.</exception>
    public static Dimension? Dimension(string? name) => string.IsNullOrWhiteSpace(name) ? null : TriageScopes.DimensionOf(name);

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
