using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Agents.BuiltIn.DataHelp;

/// <summary>What the columns of <c>workload_events</c> hold, and how an event is sent.</summary>
internal static class EventColumns
{
    private static readonly (string Column, string Holds, JsonNode Example)[] All =
    [
        ("timestamp", "when it happened, UTC", ""),
        ("workload_id", "the name of the workload", "chat"),
        ("event_type", "what kind of event, such as inference", "inference"),
        ("model", "the model that answered", "gpt-4o"),
        ("latency_ms", "how long it took, milliseconds", 412.5),
        ("tokens_input", "input tokens", 1200),
        ("tokens_output", "output tokens", 340),
        ("cost_cents", "what it cost, cents", 0.64),
        ("throughput", "what was measured per second", 82.5),
        ("is_error", "1 when it failed, else 0", 0),
        ("metrics", "numbers of your own by name", new JsonObject { ["queue_ms"] = 12.5 }),
        ("dimensions", "texts of your own by name, to tell events apart", new JsonObject { ["region"] = "eu-west" }),
    ];

    private static readonly string[] Always = ["timestamp", "workload_id"];
    private static readonly string[] Usual = ["timestamp", "workload_id", "model", "latency_ms", "tokens_input", "tokens_output", "cost_cents", "is_error"];

    /// <summary>The columns that would help, in the order of the table.</summary>
    public static ImmutableArray<WantedColumn> For(IEnumerable<MissingData> missing)
    {
        var wanted = missing.SelectMany(Of).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(column => wanted.Contains(column.Column)).Select(column => new WantedColumn(column.Column, column.Holds))];
    }

    /// <summary>An event with these columns, as a line of NDJSON.</summary>
    public static string Example(IEnumerable<WantedColumn> columns, DateTimeOffset at)
    {
        var sample = new JsonObject();
        foreach (var wanted in columns)
        {
            sample[wanted.Column] = wanted.Column == "timestamp"
                ? at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
                : Array.Find(All, column => column.Column == wanted.Column).Example.DeepClone();
        }

        return sample.ToJsonString(Abstractions.Events.EventJson.Options);
    }

    private static IEnumerable<string> Of(MissingData missing) => missing.Kind switch
    {
        MissingKind.Events => Usual,
        MissingKind.Name => [.. Always, "model", "dimensions"],
        MissingKind.Measure when missing.Name == "tokens" => [.. Always, "tokens_input", "tokens_output"],
        MissingKind.Measure when missing.Name is "error_rate" or "is_error" => [.. Always, "is_error"],
        MissingKind.Measure => [.. Always, missing.Name.StartsWith("metrics[", StringComparison.Ordinal) ? "metrics" : missing.Name],
        _ => Always,
    };
}
