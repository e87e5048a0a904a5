using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Scopes;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>
/// Finds what could be better, from the data: savings, slowness, errors, times out of the ordinary; ranked by what a change would bring, each with its arithmetic and
/// queries. Says plainly what could not be looked at. A failure of the engine fails the run.
/// </summary>
internal sealed class OptimizationAgent(PriceTable prices) : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "optimization";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1.1";

    private const string Instructions =
        "The findings below say what could be better in a user's workloads, ranked by gain. Say which of them matter most for what the user asks, and what to be careful about.";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.ThinkingAsync("Finding out which events to look at.");
        var runner = new QueryRunner(context);
        var triage = AskedScope.Triage(context.Request);
        var catalogue = triage is null ? await CatalogueReader.ReadAsync(runner) : new Catalogue();
        var whatIf = WhatIf.Read(context.Request.Message, context.Request.Parameters, word => prices.Find(word) is not null || catalogue.HasModel(word) || triage?.Entities.TargetModel == word);
        var asked = AskedScope.Read(context.Request, triage, catalogue, whatIf.Rest);
        if (asked.SayUnknownNames() is { } unknown)
        {
            return unknown;
        }

        var findings = new Findings();
        await context.ThinkingAsync("Looking at what the events cost, and at those that cost far more than others.");
        var cost = await CostSearch.RunAsync(runner, prices, asked.Scope, findings);
        if (cost.IsEmpty)
        {
            return AgentResult.Of($"{SayEvidence.What(cost.Evidence)}: no events, so there is nothing to optimise.", new OptimizationResult(0, prices.Words) { NotLookedAt = ["There are no such events."] });
        }

        await LookAsync(context, runner, asked, whatIf, cost, findings);
        findings.Notes.AddRange(new[] { AskedScope.SaySynthetic(await asked.SyntheticAsync(runner), cost.Evidence.Events), asked.Which }.OfType<string>());
        findings.Notes.AddRange(FilterNotes.Of(asked.Scope.Filter));
        var result = Result(cost, findings, About(asked.Measures));
        var text = SayOptimization.Words(result);
        return AgentResult.Of(result.Findings.IsEmpty ? text : await ModelSummary.AboveAsync(context, Instructions, text, cancellationToken), result);
    }

    private async Task LookAsync(AgentContext context, QueryRunner runner, AskedScope asked, WhatIf whatIf, CostResult cost, Findings findings)
    {
        await context.ProgressAsync("Computing what could be saved.", 25);
        var cap = await ContextSearch.RunAsync(runner, asked.Scope, whatIf, cost.NotComputable is null, findings);
        await new SavingSearch(runner, prices, asked.Scope, whatIf, findings).RunAsync(cost, cap);
        await context.ProgressAsync("Looking for what is slow and what fails.", 50);
        var speed = await new PerformanceSearch(runner, asked.Scope, findings).RunAsync();
        await context.ProgressAsync("Looking for times out of the ordinary.", 75);
        await AnomalySearch.RunAsync(runner, asked.Scope, speed.Overall.Values > 0, speed.Overall.Errors > 0 && asked.Scope.Filter.Errors is null, findings);
    }

    private static GainUnit? About(IEnumerable<Measure> measures) => measures.Select(measure => measure.Metric switch
    {
        Metric.Errors or Metric.ErrorRate or Metric.SuccessRate => GainUnit.Errors,
        Metric.Latency => GainUnit.Milliseconds,
        Metric.InputTokens or Metric.OutputTokens or Metric.TotalTokens => GainUnit.Tokens,
        Metric.Cost or Metric.CostPerThousandTokens => GainUnit.Cents,
        _ => (GainUnit?)null,
    }).FirstOrDefault(unit => unit is not null);

    private OptimizationResult Result(CostResult cost, Findings findings, GainUnit? about)
    {
        var (ranked, queries) = findings.Ranked(about);
        return new OptimizationResult(cost.Evidence.Events, prices.Words)
        {
            From = cost.Evidence.From,
            To = cost.Evidence.To,
            First = cost.Evidence.First,
            Last = cost.Evidence.Last,
            Filter = cost.Evidence.Filter,
            About = about,
            TotalCents = cost.Overall.TotalCents,
            Findings = ranked,
            NotLookedAt = [.. findings.NotLookedAt],
            UnpricedModels = [.. CostSearch.UnpricedModels(cost)],
            Notes = [.. findings.Notes],
            Queries = queries,
        };
    }
}
