using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Makes what no honest user writes: other tables, virtual columns, settings, other statements, odd spelling. Most of it is refused; it must be refused alike.</summary>
internal sealed class HostileGrammar(Dice dice, QueryGrammar queries)
{
    private static readonly string[] Places =
    [
        "system.tables", "system.columns", "system.parts", "system.processes", "system.query_log", "system.events", "system.metrics", "system.asynchronous_metrics", "system.merges",
        "system.mutations", "system.row_policies", "system.settings", "system.one", "system.functions", "system.part_log", "system.detached_parts", "system.data_skipping_indices",
        "information_schema.tables", "merge('default', '.*')", "mergeTreeIndex('default', 'workload_events')", "remote('127.0.0.1', default.workload_events)", "file('*', 'LineAsString')",
        "cluster('default', default.workload_events)", "view(SELECT * FROM workload_events)", "`system`.`tables`", "system . tables", "\"system\".\"parts\"", "viewIfPermitted(SELECT 1 ELSE null('x Int8'))",
        "loop(workload_events)", "dictionary('d')", "numbers(3)", "zeros(2)", "input('a Int8')", "executable('x', 'TSV', 'a Int8')", "default.`workload_events`", "secrets",
    ];

    private static readonly string[] Columns =
    [
        "count()", "*", "owner", "hex(owner)", "_part", "_part_offset", "_part_uuid", "_partition_id", "_block_number", "_table", "_row_exists", "_sample_factor", "`t.owner`", "total_rows", "total_bytes", "total_rows, total_bytes",
        "sum(rows)", "rowNumberInAllBlocks()", "blockNumber()", "blockSize()", "rowNumberInBlock()", "lowCardinalityKeys(model)", "getSetting('log_comment')", "currentUser()",
        "hostName()", "runningAccumulate(countState())", "dictGet('d', 'a', 1)", "joinGet('j', 'a', 1)", "throwIf(1)", "sleep(0)", "blockSerializedSize(metadata)", "filesystemAvailable()",
        "initialQueryID()", "uptime()", "version()", "getServerSetting('max_connections')", "hasColumnInTable('system', 'tables', 'name')", "defaultValueOfTypeName('AggregateFunction(sum, UInt64)')",
        "evalMLMethod(1)", "arrayMap(throwIf, [1])", "CAST('x', 'AggregateFunction(uniq, String)')", "lowCardinalityIndices(model)", "toTypeName(owner)", "indexHint(model = 'x')", "displayName()", "tcpPort()", "name",
    ];

    private static readonly string[] Tails =
    [
        "SETTINGS max_threads = 8", "SETTINGS log_comment = 'a'", "SETTINGS SQL_netra_capability = 'x'", "SETTINGS use_query_cache = 1", "FORMAT JSON", "FORMAT Null", "INTO OUTFILE '/dev/null'", "; SELECT 1", ";",
        "-- x", "/* /* */ */", "UNION ALL SELECT total_rows FROM system.tables", "SAMPLE 0.5", "\\G", "SETTINGS max_rows_to_read = 10", "SETTINGS force_primary_key = 1, max_result_rows = 1",
    ];

    private static readonly string[] Statements =
    [
        "SHOW TABLES", "SHOW PROCESSLIST", "DESCRIBE TABLE workload_events", "EXPLAIN SELECT * FROM workload_events", "EXPLAIN ESTIMATE SELECT * FROM workload_events", "EXPLAIN indexes = 1 SELECT * FROM workload_events",
        "SHOW CREATE TABLE workload_events", "EXISTS TABLE secrets", "CHECK TABLE workload_events", "SYSTEM FLUSH LOGS", "SET max_threads = 1", "USE system", "KILL QUERY WHERE 1", "OPTIMIZE TABLE workload_events",
        "SHOW GRANTS", "SHOW SETTINGS LIKE 'log%'", "WITH x AS (DELETE FROM workload_events) SELECT 1", "SELECT * FROM (EXPLAIN SELECT 1)", "",
    ];

    public Node Next(int depth) => dice.Below(10) switch
    {
        0 => Node.Leaf(dice.Of(Statements)),
        < 5 => Node.Row(new Node("SELECT ", [.. dice.Some(1, 3, Column)], ", "), Node.Leaf($"FROM {dice.Of(dice.Percent(60) ? Places : ["workload_events"])}"), Node.Leaf(dice.Percent(30) ? "LIMIT 5" : string.Empty)),
        5 => Node.Row(queries.Next(depth), Node.Leaf(dice.Of(Tails))),
        6 => Node.Row(Node.Leaf("SELECT count() FROM workload_events WHERE"), new Node("(", [queries.Condition(Names.None), Column()], dice.Of(" OR ", " IN ", " = "), ")")),
        7 => Node.Row(Node.Leaf("SELECT (SELECT"), Column(), Node.Leaf($"FROM {dice.Of(Places)} LIMIT 1), 1")),
        8 => Node.Row(queries.Next(depth), Node.Leaf("UNION ALL SELECT"), Column(), Node.Leaf($"FROM {dice.Of(Places)}")),
        _ => Node.Leaf(Garbled(queries.Next(depth).ToString())),
    };

    private Node Column() => Node.Leaf(dice.Of(Columns));

    // Cut out, doubled, or in another case: what a text looks like that tries to be read in two ways.
    private string Garbled(string sql)
    {
        var at = dice.Below(sql.Length);
        var length = Math.Min(dice.Below(8), sql.Length - at);
        return dice.Below(4) switch
        {
            0 => sql.Remove(at, length),
            1 => sql.Insert(at, dice.Of("'", "`", "\"", "(", ")", "/*", "--", "\\", "$a$", "\u00a0", "\u2019", "\0", "''", "{x:UInt8}", " FROM system.tables ", ";")),
            2 => sql.Insert(at, sql.Substring(at, length)),
            _ => sql.ToUpperInvariant(),
        };
    }
}
