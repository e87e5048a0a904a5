using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>The events that a query reads: the table, its conditions and the parameters in them.</summary>
internal sealed class RowScope
{
    private const string Columns =
        "event_id, timestamp, workload_id, event_type, event_category, model, latency_ms, tokens_input, tokens_output, cost_cents, throughput, is_error, metrics, dimensions, metadata";

    private readonly ImmutableArray<string> _conditions;
    private string _table;

    private RowScope(RowFilter filter, TimeRange? range, ImmutableArray<ValueFilter> part)
    {
        var conditions = RowConditions.Of(range, Parameters).AddRange(RowConditions.Of(filter, Parameters));
        var further = RowConditions.Of(RowFilter.None with { Values = part }, Parameters);
        if (filter.Edge is { } edge)
        {
            var order = edge.Newest ? "DESC" : "ASC";
            _table = $"(SELECT {Columns} FROM workload_events{Where(conditions)} ORDER BY timestamp {order}, event_id {order} LIMIT {Parameters.Count(edge.Count)})";
            _conditions = further;
        }
        else
        {
            _table = "workload_events";
            _conditions = conditions.AddRange(further);
        }
    }

    public SqlParameters Parameters { get; } = new();

    /// <summary>The rows of a filter and a range, and those among them that have further values.</summary>
    public static RowScope Of(RowFilter filter, TimeRange? range, ImmutableArray<ValueFilter> part = default) => new(filter, range, part.IsDefault ? [] : part);

    /// <summary>FROM and WHERE, with one condition more when there is one.</summary>
    public string From(string? condition = null) => $"FROM {_table}{Where(condition is null ? _conditions : _conditions.Add(condition))}";

    /// <summary>The same rows, with another cost: an expression in cents over the columns of the table <c>e</c>.</summary>
    public RowScope Costing(Func<SqlParameters, string> cents)
    {
        _table = $"(SELECT {Columns.Replace("cost_cents", $"{cents(Parameters)} AS cost_cents", StringComparison.Ordinal)} FROM {_table} AS e)";
        return this;
    }

    public PlannedQuery Query(string purpose, string sql) => new(purpose, sql, Parameters.Values);

    private static string Where(ImmutableArray<string> conditions) => conditions.IsEmpty ? "" : " WHERE " + string.Join(" AND ", conditions);
}
