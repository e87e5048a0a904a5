using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>The queries that find out what data there is.</summary>
internal static class CatalogueSql
{
    public static PlannedQuery Overview() => Coverage("What data there is", RowScope.Of(RowFilter.None, null));

    /// <summary>How many events a scope has, when, and which columns carry values in it.</summary>
    public static PlannedQuery Coverage(string purpose, RowScope scope) => scope.Query(
        purpose,
        "SELECT count() AS events, min(timestamp) AS first_event, max(timestamp) AS last_event, countIf(is_error != 0) AS errors, count(latency_ms) AS with_latency, "
            + "count(tokens_input) AS with_input_tokens, count(tokens_output) AS with_output_tokens, countIf(tokens_input IS NOT NULL OR tokens_output IS NOT NULL) AS with_tokens, "
            + "count(cost_cents) AS with_cost, count(throughput) AS with_throughput, uniqExact(workload_id) AS workloads, uniqExact(model) AS models, "
            + $"uniqExact(event_type) AS event_types, uniqExact(event_category) AS categories {scope.From()}");

    /// <summary>The names in the data, the most frequent of each kind.</summary>
    public static PlannedQuery Names()
    {
        var scope = RowScope.Of(RowFilter.None, null);
        var parts = new[]
        {
            Part("workload", "''", "workload_id"),
            Part("model", "''", "toString(model)"),
            Part("event_type", "''", "event_type"),
            Part("category", "''", "event_category"),
            Part("dimension", "arrayJoin(mapKeys(dimensions))", "dimensions[name_key]"),
            Part("metric", "arrayJoin(mapKeys(metrics))", "''"),
        };
        return scope.Query("The names in the data", string.Join(" UNION ALL ", parts));

        string Part(string kind, string key, string value) =>
            $"SELECT * FROM (SELECT '{kind}' AS kind, toString({key}) AS name_key, toString({value}) AS name, count() AS events {scope.From()} "
            + $"GROUP BY kind, name_key, name ORDER BY events DESC, name_key, name LIMIT {Catalogue.NamesPerKind})";
    }
}
