namespace Netra.Grains.Data;

/// <summary>Queries that may have another answer each time: those that ask for the time or for chance, and those that read the record of accesses.</summary>
internal static class VolatileSql
{
    // Stems of the names of such functions. One too many costs a cached answer, one too few gives a stale one.
    private static readonly string[] Stems =
    [
        "now", "today", "yesterday", "curdate", "current_", "localtime", "utctimestamp", "utc_timestamp",
        "rand", "shuffle", "sample", "partial", "uuid", "ulid", "snowflake", "generate", "fuzz",
        UserAnalytics.AuditTable,
    ];

    /// <summary>Whether the text is one of them.</summary>
    public static bool Is(string sql) => Stems.Any(stem => sql.Contains(stem, StringComparison.OrdinalIgnoreCase));
}
