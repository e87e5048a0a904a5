using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Tests.Agents.BuiltIn;

/// <summary>Results for scripts.</summary>
internal static class Script
{
    private static readonly DateTime First = new(2023, 11, 16, 18, 15, 46, DateTimeKind.Utc);

    /// <summary>A user with 28,185 events in one hour of 2023 that carry tokens only; nothing in any other time.</summary>
    public static QueryResult Trace(AnalyticsQuery query) => query.Sql switch
    {
        _ when query.Sql.Contains("AS with_latency", StringComparison.Ordinal) => Coverage(query.Parameters.Values.OfType<string>().Any(value => value.StartsWith("2026", StringComparison.Ordinal)) ? 0 : 28_185),
        _ when query.Sql.Contains("UNION ALL", StringComparison.Ordinal) => Names(),
        _ => Row(("events", 28_185L), ("latency_ms_values", 0L), ("latency_ms_mean", null), ("tokens_values", 28_185L), ("tokens_total", 44_756_405L), ("tokens_input_values", 28_185L), ("tokens_input_total", 40_421_844L), ("tokens_output_values", 28_185L), ("tokens_output_total", 4_334_561L)),
    };

    public static QueryResult Empty(AnalyticsQuery query) => Coverage(0);

    public static QueryResult Coverage(long events) => Row(
        ("events", events), ("first_event", First), ("last_event", First.AddSeconds(3_513)), ("errors", 0L), ("with_latency", 0L), ("with_input_tokens", events), ("with_output_tokens", events),
        ("with_tokens", events), ("with_cost", 0L), ("with_throughput", 0L), ("workloads", 2L), ("models", 1L), ("event_types", 1L), ("categories", 1L));

    public static QueryResult Row(params (string Name, object? Value)[] cells) => new(
        [.. cells.Select(cell => new ColumnInfo(cell.Name, cell.Value?.GetType().Name ?? "Nullable(Float64)"))],
        [[.. cells.Select(cell => cell.Value)]],
        TimeSpan.Zero);

    private static QueryResult Names()
    {
        ImmutableArray<ColumnInfo> columns = [new("kind", "String"), new("name_key", "String"), new("name", "String"), new("events", "UInt64")];
        return new QueryResult(columns, [["workload", "", "chat", 19_366L], ["workload", "", "code", 8_819L], ["model", "", "", 28_185L]], TimeSpan.Zero);
    }

    public static string Said(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
