using System.Collections.Frozen;

namespace Netra.Grains.SqlGate.Names;

/// <summary>What functions of other databases are called here: people and models know those best.</summary>
internal static class OtherDialects
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["approx_count_distinct"] = "uniq(x)",
        ["arg_max"] = "argMax(x, by)",
        ["arg_min"] = "argMin(x, by)",
        ["array_agg"] = "groupArray(x)",
        ["array_length"] = "length(x)",
        ["bool_and"] = "min(x)",
        ["bool_or"] = "max(x)",
        ["cardinality"] = "length(x)",
        ["charindex"] = "position(text, part)",
        ["convert"] = "CAST(x AS T)",
        ["datepart"] = "EXTRACT(part FROM x)",
        ["every"] = "min(x)",
        ["generate_uuid"] = "generateUUIDv4()",
        ["getdate"] = "now()",
        ["iif"] = "if(condition, a, b)",
        ["instr"] = "position(text, part)",
        ["isnull"] = "x IS NULL",
        ["json_extract"] = "JSONExtractString(json, 'key')",
        ["json_extract_path_text"] = "JSONExtractString(json, 'key')",
        ["len"] = "length(x)",
        ["nvl"] = "ifNull(x, y)",
        ["percentile_cont"] = "quantile(0.95)(x)",
        ["percentile_disc"] = "quantileExact(0.95)(x)",
        ["random"] = "randCanonical()",
        ["regexp_like"] = "match(text, pattern)",
        ["regexp_matches"] = "match(text, pattern)",
        ["safe_cast"] = "accurateCastOrNull(x, 'T')",
        ["safe_divide"] = "x / nullIf(y, 0)",
        ["split_part"] = "splitByString(separator, text)[n]",
        ["string_agg"] = "arrayStringConcat(groupArray(x), ', ')",
        ["string_split"] = "splitByString(separator, text)",
        ["strpos"] = "position(text, part)",
        ["to_char"] = "formatDateTime(x, format)",
        ["to_timestamp"] = "parseDateTimeBestEffort(x)",
        ["try_cast"] = "accurateCastOrNull(x, 'T')",
        ["variance"] = "varSamp(x)",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>How to write it here, or <see langword="null"/>.</summary>
    public static string? Instead(string name) => Known.GetValueOrDefault(name);
}
