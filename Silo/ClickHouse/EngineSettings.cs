using System.Globalization;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// The settings of every request. Limits are on time, memory, threads and the result, never on what is read: a limit on rows
/// read trips on other users' rows. Caches of the engine are off, because they are shared by all users.
/// </summary>
internal sealed class EngineSettings(ClickHouseOptions options)
{
    /// <summary>The most rows of one insert; up to here an insert is one block and so all or nothing.</summary>
    public const int MaxInsertRows = 1_000_000;

    /// <summary>The most bytes of a statement with the values of its parameters.</summary>
    public const int MaxQueryBytes = 4 * 1024 * 1024;

    /// <summary>For a SELECT of a user.</summary>
    public Dictionary<string, object> ForQuery(Capability capability, QueryLimits limits, bool limitResult)
    {
        var settings = Common(capability);
        settings["readonly"] = 1;
        settings["max_execution_time"] = Math.Max(1, (long)Math.Ceiling(limits.Time.TotalSeconds));
        settings["timeout_overflow_mode"] = "throw";
        settings["max_result_rows"] = limitResult ? limits.ResultRows : 0;
        // The adapter counts the bytes of the result exactly; the engine counts them in its own form, which can be larger.
        settings["max_result_bytes"] = limitResult ? limits.ResultBytes * 2 : 0;
        settings["result_overflow_mode"] = "throw";
        settings["output_format_binary_write_json_as_string"] = 1;
        return settings;
    }

    /// <summary>For an insert of a user: one block, known again by its operation id.</summary>
    public Dictionary<string, object> ForInsert(Capability capability, OperationId operationId)
    {
        var settings = Common(capability);
        settings["insert_deduplicate"] = 1;
        settings["insert_deduplication_token"] = capability.InsertToken(operationId);
        settings["max_insert_block_size"] = MaxInsertRows + 1;
        settings["min_insert_block_size_rows"] = MaxInsertRows + 1;
        settings["min_insert_block_size_bytes"] = 0;
        return settings;
    }

    /// <summary>For a statement that needs nothing but to be known as its user: one that stops another, or makes a table.</summary>
    public static Dictionary<string, object> ForCapability(Capability capability) => new()
    {
        [Capability.Setting] = Quote(capability.Reveal()),
    };

    /// <summary>For a deletion: it returns when the rows are gone.</summary>
    public static Dictionary<string, object> ForDeletion(Capability capability)
    {
        var settings = ForCapability(capability);
        settings["mutations_sync"] = 2;
        return settings;
    }

    // The value of a custom setting is read as a literal.
    private static string Quote(string hex) => string.Create(CultureInfo.InvariantCulture, $"'{hex}'");

    private Dictionary<string, object> Common(Capability capability) => new()
    {
        [Capability.Setting] = Quote(capability.Reveal()),
        ["max_memory_usage"] = options.QueryMemoryBytes,
        ["max_threads"] = options.QueryThreads,
        ["async_insert"] = 0,
        ["use_query_cache"] = 0,
        ["use_query_condition_cache"] = 0,
        ["optimize_functions_to_subcolumns"] = 0,

        // The order of conditions, and the side of a join that is kept in memory, must not follow from how much others have.
        ["optimize_move_to_prewhere"] = 0,
        ["query_plan_join_swap_table"] = "false",
        ["query_plan_optimize_join_order_limit"] = 0,

        // Nor may what is skipped: the smallest and greatest values of a part are those of everybody's rows.
        ["use_statistics"] = 0,

        // A plain UNION is that of standard SQL.
        ["union_default_mode"] = "DISTINCT",

        // Room for the values of parameters and for the engine's own, longer rendering of a text.
        ["max_query_size"] = MaxQueryBytes,
    };
}
