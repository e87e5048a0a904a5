using System.Collections.Frozen;
using System.Globalization;
using Netra.Embedded.Schema;

namespace Netra.Embedded.Http;

/// <summary>The settings that a request may carry. All others are refused: a setting can open what rights have closed.</summary>
internal static class FrontSettings
{
    private static readonly FrozenSet<string> Numbers = new[]
    {
        "max_execution_time", "max_memory_usage", "max_threads", "max_result_rows", "max_result_bytes", "readonly", "insert_deduplicate",
        "max_insert_block_size", "min_insert_block_size_rows", "min_insert_block_size_bytes", "max_block_size", "mutations_sync",
        "max_bytes_before_external_group_by", "max_bytes_before_external_sort", "wait_end_of_query", "send_progress_in_http_headers",
        "output_format_binary_write_json_as_string", "input_format_binary_read_json_as_string", "enable_http_compression",
        "http_zlib_compression_level", "max_ast_depth", "max_query_size", "max_expanded_ast_elements", "max_ast_elements",
        "timeout_before_checking_execution_speed", "optimize_throw_if_noop", "allow_experimental_variant_type",
        "allow_experimental_dynamic_type", "allow_experimental_json_type", "join_use_nulls", "max_rows_in_set", "max_bytes_in_set",
        "max_rows_in_join", "max_bytes_in_join", "max_rows_to_group_by", "max_rows_to_sort", "max_bytes_to_sort", "wait_for_async_insert",
    }.ToFrozenSet(StringComparer.Ordinal);

    // They concern the HTTP answer and mean nothing to the engine.
    private static readonly FrozenSet<string> FrontOnly = new[]
    {
        "wait_end_of_query", "send_progress_in_http_headers", "enable_http_compression", "http_zlib_compression_level", "wait_for_async_insert",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Off = ["0", "false"];

    private static readonly FrozenDictionary<string, string[]> Words = new Dictionary<string, string[]>
    {
        ["union_default_mode"] = ["DISTINCT"],
        ["result_overflow_mode"] = ["throw", "break"],
        ["timeout_overflow_mode"] = ["throw", "break"],
        ["date_time_output_format"] = ["simple", "iso", "unix_timestamp"],
        ["date_time_input_format"] = ["basic", "best_effort"],
    }.Concat(OffSettings.All.Keys.Select(name => KeyValuePair.Create(name, Off))).ToFrozenDictionary();

    /// <summary>The argument of the engine's connection for a setting; <see langword="null"/> when the engine need not know it.</summary>
    /// <exception cref="FrontException">The setting is not allowed or its value is not one.</exception>
    public static string? ToArgument(string name, string value)
    {
        if (Words.TryGetValue(name, out var words))
        {
            return words.Contains(value) ? $"--{name}={value}" : throw FrontException.BadSetting(name);
        }

        if (!Numbers.Contains(name))
        {
            throw FrontException.UnknownSetting(name);
        }

        var normalized = value switch { "true" => "1", "false" => "0", _ => value };
        if (!decimal.TryParse(normalized, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            throw FrontException.BadSetting(name);
        }

        return FrontOnly.Contains(name) ? null : $"--{name}={normalized}";
    }
}
