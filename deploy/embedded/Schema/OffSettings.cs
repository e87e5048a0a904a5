namespace Netra.Embedded.Schema;

/// <summary>
/// Settings that are off and stay off: no request may turn one on. Shared caches and batches would let one user's statements depend on another's, and so
/// would an order of conditions or joins, or parts to skip, chosen by what all users have; with column grants, a key of a map must not turn into a column.
/// </summary>
internal static class OffSettings
{
    /// <summary>Each with the value that it has then.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["async_insert"] = "0",
        ["use_query_cache"] = "0",
        ["use_query_condition_cache"] = "0",
        ["optimize_functions_to_subcolumns"] = "0",
        ["optimize_move_to_prewhere"] = "0",
        ["query_plan_join_swap_table"] = "false",
        ["query_plan_optimize_join_order_limit"] = "0",
        ["use_statistics"] = "0",
    };
}
