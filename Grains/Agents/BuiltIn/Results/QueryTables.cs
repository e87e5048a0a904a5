using System.Collections;
using System.Globalization;
using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Agents.BuiltIn.Planning;

namespace Netra.Grains.Agents.BuiltIn.Results;

/// <summary>Turns results of the engine into tables: the values are written as the query interface writes them.</summary>
internal static class QueryTables
{
    /// <summary>Runs a query in a context of its own.</summary>
    public static async Task<QueryTable> ReadAsync(IUserData data, PlannedQuery planned, CancellationToken cancellationToken)
    {
        await using var store = await data.OpenClickHouseAsync(cancellationToken);
        return From(await store.QueryAsync(new AnalyticsQuery(planned.Sql, planned.Parameters), cancellationToken));
    }

    public static QueryTable From(QueryResult result) => new(
        [.. result.Columns.Select(column => column.Name)],
        [.. result.Columns.Select(column => column.Type)],
        [.. result.Rows.Select(row => row.Select(value => JsonSerializer.SerializeToElement(Plain(value))).ToArray())]);

    private static object? Plain(object? value) => value switch
    {
        double number when !double.IsFinite(number) => null,
        float number when !float.IsFinite(number) => null,
        DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SqlMap map => map.Entries.ToDictionary(entry => Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry => Plain(entry.Value)),
        SqlJson json => JsonDocument.Parse(json.Text).RootElement,
        string text => text,
        IEnumerable values => values.Cast<object?>().Select(Plain).ToArray(),
        _ => value,
    };
}
