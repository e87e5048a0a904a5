using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>Runs analyses as an agent does: <c>steps</c>, each query a step of its own, or <c>tool</c>, all of them inside one.</summary>
internal sealed class AnalystAgent(PriceTable prices) : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        if (context.Request.Message == "tool")
        {
            var inside = await context.ToolAsync(
                "performance",
                new { },
                (_, token) => new PerformanceAnalysis(new DirectQueries(context.Data, token)).RunAsync(AnalysisScope.All, new PerformanceRequest()),
                StepOptions.Repeatable);
            return AgentResult.Of("done", inside);
        }

        var runner = new QueryRunner(context);
        await new CostAnalysis(runner, prices).RunAsync(AnalysisScope.All, new CostRequest());
        return AgentResult.Of("done", await new PerformanceAnalysis(runner).RunAsync(AnalysisScope.All, new PerformanceRequest()));
    }
}
