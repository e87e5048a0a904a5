using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>
/// Writes plausible events of a described workload into the user's own table, each marked as synthetic. Batches are steps with an operation id: what a crash
/// interrupts is written once. Above <see cref="MostUnasked"/> events beside real ones it asks a person first, since single rows cannot be taken out again.
/// </summary>
internal sealed class SyntheticDataAgent(PriceTable prices) : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "synthetic_data";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1.0";

    /// <summary>So many events are written beside real ones without asking.</summary>
    public const long MostUnasked = 10_000;

    private const int MarkLength = 12;

    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.ThinkingAsync("Reading what workload is wanted.");
        var reading = await WorkloadReading.ReadAsync(context, prices, cancellationToken);
        var workload = reading.Workload;
        var runner = new QueryRunner(context);
        if (workload.Events > MostUnasked && !reading.IsApproved && await RealEventsAsync(runner) is > 0 and var real)
        {
            var decision = await context.RequestApprovalAsync(SaySynthetic.Question(workload, real));
            if (!decision.Approved)
            {
                return AgentResult.Of("Nothing was written, as you decided.", Result(reading));
            }
        }

        // The operation's id names this writing; it is the same when the step runs again.
        var mark = await context.StepAsync("mark", (scope, _) => Task.FromResult(scope.OperationId.ToString()[..MarkLength]), StepOptions.Repeatable);
        await WriteAsync(context, new SyntheticEvents(workload, prices, mark));
        var result = await CountAsync(runner, Result(reading) with { Run = mark });
        return AgentResult.Of(SaySynthetic.Written(workload, result), result);
    }

    private static async Task<long> RealEventsAsync(QueryRunner runner)
    {
        var rows = AnalysisScope.All.Rows();
        return (await runner.RunAsync(rows.Query("Events that are not synthetic", $"SELECT count() AS events {rows.From("dimensions['synthetic'] != 'true'")}"))).Count(0, "events");
    }

    private static async Task WriteAsync(AgentContext context, SyntheticEvents events)
    {
        for (var number = 0; number < events.Batches; number++)
        {
            var batch = number;
            await context.ToolAsync(
                "insert_events",
                new { table = SyntheticEvents.Table, batch = batch + 1, batches = events.Batches },
                async (scope, token) =>
                {
                    await using var store = await context.Data.OpenClickHouseAsync(token);
                    return await store.InsertAsync(events.Batch(batch), scope.OperationId, token);
                },
                Patiently);
            await context.ProgressAsync($"Wrote batch {batch + 1} of {events.Batches}.", 100.0 * (batch + 1) / events.Batches);
        }
    }

    private static async Task<SyntheticDataResult> CountAsync(QueryRunner runner, SyntheticDataResult result)
    {
        var rows = AnalysisScope.All.Rows();
        var table = await runner.RunAsync(rows.Query(
            "What was written",
            $"SELECT count() AS events, countIf(is_error != 0) AS errors, sum(cost_cents) AS cents {rows.From($"dimensions['synthetic_run'] = {rows.Parameters.Text(result.Run)}")}"));
        return result with { Stored = table.Count(0, "events"), Errors = table.Count(0, "errors"), CostCents = table.Number(0, "cents") };
    }

    private SyntheticDataResult Result(WorkloadReading reading)
    {
        var workload = reading.Workload;
        return new SyntheticDataResult(workload.Workload, 0, workload.Seed)
        {
            Models = workload.Models,
            EventType = workload.EventType,
            From = workload.From,
            To = workload.To,
            EventsPerHour = workload.EventsPerHour,
            Pattern = workload.Pattern,
            LatencyMs = workload.LatencyMs,
            TokensInput = workload.TokensInput,
            TokensOutput = workload.TokensOutput,
            ErrorRatePercent = workload.ErrorRatePercent,
            Batches = (int)((workload.Events + SyntheticEvents.BatchSize - 1) / SyntheticEvents.BatchSize),
            Unpriced = [.. workload.Models.Select(model => model.Name).Where(name => prices.Find(name) is null)],
            ReadByModel = reading.ReadByModel,
            Defaults = reading.Defaults,
        };
    }
}
