namespace Netra.Silo.ClickHouse.Schema;

/// <summary>The statements that make a server's schema; all of them may be run again.</summary>
internal static class SchemaScript
{
    private const string OwnRows =
        $"owner = SHA256(getSetting('{Capability.Setting}')) AND match(getSetting('{Capability.Setting}'), '^[0-9a-f]{{64}}$')";

    /// <summary>The statements of a schema file. One ends with a semicolon at the end of a line.</summary>
    public static IEnumerable<string> Statements(string text) => text.ReplaceLineEndings("\n").Split(";\n")
        .Select(statement => statement.Trim().TrimEnd(';'))
        .Where(statement => statement.Split('\n').Any(line => line.Trim() is { Length: > 0 } content && !content.StartsWith("--", StringComparison.Ordinal)));

    /// <summary>
    /// The row policies of a table. The permissive one alone would be widened by any other that somebody adds; the restrictive one
    /// holds against it.
    /// </summary>
    public static IEnumerable<string> Policies(string database, string table) =>
    [
        $"CREATE ROW POLICY IF NOT EXISTS netra_own ON `{database}`.`{table}` USING {OwnRows} AS PERMISSIVE TO ALL",
        $"CREATE ROW POLICY IF NOT EXISTS netra_own_only ON `{database}`.`{table}` USING {OwnRows} AS RESTRICTIVE TO ALL",
    ];

    /// <summary>Has a table drop its old rows.</summary>
    public static string Retention(string database, string table, int days) =>
        $"ALTER TABLE `{database}`.`{table}` MODIFY TTL toDateTime(timestamp) + INTERVAL {days} DAY";
}
