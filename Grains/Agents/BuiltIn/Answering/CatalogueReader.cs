using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Reads what data there is.</summary>
internal static class CatalogueReader
{
    public static async Task<Catalogue> ReadAsync(QueryRunner runner)
    {
        var coverage = Coverage(await runner.RunAsync(CatalogueSql.Overview()), new Catalogue());
        return coverage.IsEmpty ? coverage : WithNames(coverage, await runner.RunAsync(CatalogueSql.Names()));
    }

    /// <summary>The extent that a coverage query found, with the names known already.</summary>
    public static Catalogue Coverage(QueryTable table, Catalogue known)
    {
        var events = table.Count(0, "events");
        return known with
        {
            Events = events,
            First = events == 0 ? default : table.Time(0, "first_event"),
            Last = events == 0 ? default : table.Time(0, "last_event"),
            Errors = table.Count(0, "errors"),
            Carrying = ImmutableDictionary<Metric, long>.Empty
                .Add(Metric.Latency, table.Count(0, "with_latency"))
                .Add(Metric.InputTokens, table.Count(0, "with_input_tokens"))
                .Add(Metric.OutputTokens, table.Count(0, "with_output_tokens"))
                .Add(Metric.TotalTokens, table.Count(0, "with_tokens"))
                .Add(Metric.Cost, table.Count(0, "with_cost"))
                .Add(Metric.RecordedThroughput, table.Count(0, "with_throughput")),
        };
    }

    private static Catalogue WithNames(Catalogue coverage, QueryTable table)
    {
        var values = ImmutableArray.CreateBuilder<KnownValue>();
        var metrics = ImmutableArray.CreateBuilder<string>();
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var (key, name, events) = (table.Text(row, "name_key"), table.Text(row, "name"), table.Count(row, "events"));
            Dimension? dimension = table.Text(row, "kind") switch
            {
                "workload" => new Dimension(DimensionKind.Workload),
                "model" => new Dimension(DimensionKind.Model),
                "event_type" => new Dimension(DimensionKind.EventType),
                "category" => new Dimension(DimensionKind.Category),
                "dimension" => new Dimension(DimensionKind.Custom, key),
                _ => null,
            };
            if (dimension is null)
            {
                metrics.Add(key);
            }
            else
            {
                values.Add(new KnownValue(dimension, name, events));
            }
        }

        return coverage with { Values = values.ToImmutable(), MetricKeys = metrics.ToImmutable() };
    }
}
