using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.DataHelp;

/// <summary>Says what the user's data lacks for a question, and how to send it.</summary>
internal sealed class DataHelperAgent(PriceTable prices) : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "data_helper";

    /// <summary>The version of its steps.</summary>
    public const string Version = "2";

    private const int NamesSaid = 12;

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var given = EarlierResults.Of(context.Request).Find<TriageResult>(TriageAgent.Name);
        await context.ThinkingAsync("What does the data lack for this question?");
        var runner = new QueryRunner(context);
        var reading = given is null ? await MessageReading.ReadAsync(context.Request, runner, prices) : null;
        var triage = given ?? await Sufficiency.JudgeAsync(RuleTriage.Of(reading!), reading!, runner, prices);
        ImmutableArray<MissingData> missing = [.. (triage.Missing.IsDefault ? [] : triage.Missing).OfType<MissingData>()];
        if (missing.IsEmpty)
        {
            return AgentResult.Of("Your data has what this question needs.", new DataHelpResult(triage.DataState));
        }

        var all = missing.Any(lack => lack.Kind == MissingKind.Name) ? reading?.All ?? await CatalogueReader.ReadAsync(runner) : new Catalogue();
        return Help(context.Request, triage.DataState, missing, all);
    }

    private static AgentResult Help(AgentRequest request, DataState state, ImmutableArray<MissingData> missing, Catalogue all)
    {
        var columns = EventColumns.For(missing);
        var example = EventColumns.Example(columns, request.AskedAt);
        var result = new DataHelpResult(state)
        {
            Missing = missing,
            Columns = columns,
            Example = example,
            Http = $"curl -X POST \"$NETRA_URL/v1/ingest/workload_events\" -H \"Authorization: Bearer $TOKEN\" -H \"Content-Type: application/x-ndjson\" --data-binary '{example}'",
            Command = "./netra import events.csv --table workload_events",
        };
        var lines = missing.Select(lack => lack.Words).ToList();
        foreach (var (kind, label) in new[] { (DimensionKind.Workload, "Workloads"), (DimensionKind.Model, "Models"), (DimensionKind.EventType, "Event types") })
        {
            var names = all.Of(kind).Select(value => value.Value).Where(name => name.Length > 0).ToList();
            if (names.Count > 0)
            {
                lines.Add($"{label} there are: {string.Join(", ", names.Take(NamesSaid))}{(names.Count > NamesSaid ? " and more" : "")}.");
            }
        }

        lines.Add($"{(missing.All(lack => lack.Kind == MissingKind.Name) ? "If they are yet to come, send" : "To have it answered, send")} events with {string.Join("; ", columns.Select(column => $"{column.Column} ({column.Holds})"))}.");
        lines.Add($"A file, CSV with these column names in its first line, or NDJSON: {result.Command} (other names: --map theirs=ours,…)");
        lines.Add($"Over HTTP, POST /v1/ingest/workload_events, a line of JSON per event: {result.Http}");
        return AgentResult.Of(string.Join('\n', lines), result);
    }
}
