using System.Collections.Frozen;
using Netra.Grains.SqlGate.Lexing;

namespace Netra.Grains.SqlGate.Names;

/// <summary>Which words and names may stand where.</summary>
internal static class SqlNames
{
    /// <summary>Words that start or join a part of a query: never an alias without AS.</summary>
    public static readonly FrozenSet<string> NotAnAlias = Words(
        "ALL AND ANTI ANY APPLY ARRAY AS ASC ASOF AT BETWEEN BY COLLATE CROSS DESC DIV ELSE END ESCAPE EXCEPT FETCH FILTER FINAL FORMAT FROM FULL " +
        "GLOBAL GROUP HAVING IGNORE ILIKE IN INNER INTERPOLATE INTERSECT INTO IS JOIN LATERAL LEFT LIKE LIMIT MOD NATURAL NOT NULLS OFFSET ON OR " +
        "ORDER OUTER OVER PARALLEL PASTE PREWHERE QUALIFY REGEXP REPLACE RESPECT RIGHT SAMPLE SELECT SEMI SETTINGS STREAM THEN UNION USING VALUES " +
        "WHEN WHERE WINDOW WITH");

    /// <summary>Words that cannot be an operand unless they stand in backticks.</summary>
    public static readonly FrozenSet<string> NotAnOperand = Words(
        "AND AS BETWEEN ELSE FROM HAVING ILIKE IN INTO IS JOIN LIKE OR PREWHERE SELECT THEN UNION USING WHEN WHERE");

    /// <summary>Names of columns when they stand alone; with a word behind them, likely the start of a clause or statement.</summary>
    public static readonly FrozenSet<string> Statements = Words(
        "ALTER ATTACH CALL CREATE DELETE DESC DESCRIBE DETACH DROP EXCHANGE EXECUTE EXISTS EXPLAIN FORMAT GRANT INSERT KILL OPTIMIZE RENAME REVOKE " +
        "SET SETTINGS SHOW SYSTEM TABLE TRUNCATE UNDROP UPDATE USE WATCH");

    public static readonly FrozenSet<string> IntervalUnits = Words(
        "NANOSECOND NANOSECONDS MICROSECOND MICROSECONDS MILLISECOND MILLISECONDS SECOND SECONDS MINUTE MINUTES HOUR HOURS DAY DAYS WEEK WEEKS " +
        "MONTH MONTHS QUARTER QUARTERS YEAR YEARS");

    public static readonly FrozenSet<string> Literals = Words("NULL TRUE FALSE INF INFINITY NAN");

    private static readonly FrozenSet<string> SystemDatabases = Words("system information_schema");

    /// <summary>Reads the name behind a word or a quoted name and refuses those that are nobody's to use.</summary>
    public static string Read(SqlCursor cursor, SqlToken token)
    {
        var name = Decode(cursor, token);

        // A quoted name may hold dots, and the engine has looked behind them before: each piece is judged.
        foreach (var piece in name.Split('.'))
        {
            var part = piece.Trim();
            if (part.Equals("owner", StringComparison.OrdinalIgnoreCase))
            {
                throw cursor.Refuse("The name 'owner' is reserved: rows are yours already, leave it out.", token);
            }

            if (part.StartsWith('_') && part.Length > 1)
            {
                throw cursor.Refuse($"{cursor.Quote(token)} is reserved: names that start with '_' belong to the engine. Choose another name.", token);
            }
        }

        return name;
    }

    /// <summary>The name of a function: those that start with '_' are judged by the list of functions.</summary>
    public static string Decode(SqlCursor cursor, SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Word)
        {
            return cursor.TextOf(token).ToString();
        }

        return SqlQuoting.TryDecode(cursor.TextOf(token), out var value)
            ? value
            : throw cursor.Refuse("Escapes in a name are limited to \\\\ \\' \\\" \\` \\n \\t \\r.", token);
    }

    /// <summary>Refuses <c>system.x</c>: wherever such a name stands, it is not a column of the user's tables.</summary>
    public static void CheckPath(SqlCursor cursor, SqlToken first, string name)
    {
        if (SystemDatabases.Contains(name))
        {
            throw cursor.Refuse("System tables are not available.", first);
        }
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
