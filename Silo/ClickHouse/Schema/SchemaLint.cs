using System.Text.RegularExpressions;

namespace Netra.Silo.ClickHouse.Schema;

/// <summary>
/// Holds the tables to the layout that the isolation rests on: each has the sealed <c>owner</c> column and its constraint, is keyed
/// by the owner alone, and nothing derived from it keeps rows of several users together.
/// </summary>
internal static partial class SchemaLint
{
    private static readonly string[] Engines = ["MergeTree", "ReplicatedMergeTree", "SharedMergeTree"];

    /// <summary>What is wrong and what to do, one sentence for each table that is not in order.</summary>
    /// <param name="tables">All tables of the users' database.</param>
    /// <param name="setting">The setting that carries the capability inside this engine.</param>
    public static IEnumerable<string> Problems(IEnumerable<TableFacts> tables, string setting) =>
        from table in tables
        let reason = Problem(table, setting)
        where reason is not null
        select $"Table {table.Name} {reason}; give it the layout of deploy/clickhouse/schema, or move it to another database.";

    private static string? Problem(TableFacts table, string setting)
    {
        var owner = $"SHA256(getSetting('{setting}'))";
        var own = $"CHECK (owner = {owner}) AND match(getSetting('{setting}'), '^[0-9a-f]{{64}}$')";
        var statement = table.Statement.Replace("`", string.Empty, StringComparison.Ordinal);
        return table switch
        {
            _ when !Engines.Contains(table.Engine) => $"has the engine {table.Engine}, which may keep or show rows of several users together",
            _ when !statement.Contains($"owner FixedString(32) MATERIALIZED {owner}", StringComparison.Ordinal) => "has no owner column that the engine stamps",
            _ when !statement.Contains($"CONSTRAINT sealed {own}", StringComparison.Ordinal) => "lacks the constraint that keeps a row from naming another owner",
            _ when Setting().Count(statement) != 3 => "uses a setting in another place than its owner column",
            _ when table.PrimaryKey != "owner" => "has a primary key other than owner, so that one user's queries could depend on another's values",
            _ when table.SortingKey != "owner" && !table.SortingKey.StartsWith("owner, ", StringComparison.Ordinal) => "is not sorted by its owner first",
            _ when table.PartitionKey != "reinterpretAsUInt8(owner) % 16" => "is not partitioned by its owner's hash",
            _ when SharedType().IsMatch(table.Statement) => "has a column of a type that is stored with a dictionary or a structure shared by all users' rows "
                + "(LowCardinality, JSON, Dynamic, Object), which functions can read before rows are chosen; make it String",
            _ when !NoStatistics().IsMatch(statement) => "keeps statistics of its parts, by which rows of one user are skipped or not "
                + "for the values of others; set auto_statistics_types = ''",
            _ when !NoSparseColumns().IsMatch(statement) => "stores a column in a form that depends on the values of all users; "
                + "set ratio_of_defaults_for_sparse_serialization = 1",
            _ when Derived().IsMatch(statement) => "has a projection, an index or statistics over the rows of all users",
            _ => null,
        };
    }

    [GeneratedRegex(@"getSetting\w*\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Setting();

    // A column's name is quoted in the statement, so only a type follows a space or a bracket.
    [GeneratedRegex(@"[ (](LowCardinality\(|(JSON|Dynamic|Object)\b)")]
    private static partial Regex SharedType();

    [GeneratedRegex(@"\bauto_statistics_types = ''(,|\s|$)")]
    private static partial Regex NoStatistics();

    [GeneratedRegex(@"\bratio_of_defaults_for_sparse_serialization = 1(,|\s|$)")]
    private static partial Regex NoSparseColumns();

    [GeneratedRegex(@"[(,]\s*(PROJECTION|INDEX)\s|minmax_index\w* =|\sSTATISTICS\(", RegexOptions.IgnoreCase)]
    private static partial Regex Derived();
}
