using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Models.Tools;

/// <summary>
/// The tools that every agent can give to a model. All read, and all see the one user's data that the context is bound to. To add one: a class with a method
/// that takes its step of the context, and a line here.
/// </summary>
internal static class AgentTools
{
    private static readonly ImmutableArray<Func<AgentContext, ModelLimits, PriceTable, AIFunction>> Factories =
    [
        (context, limits, prices) => Tool("describe_tables", "Lists this user's tables with their columns and ClickHouse types.", new DescribeTablesTool(context).DescribeAsync),
        (context, limits, prices) => Tool(
            "query_analytics",
            "Runs one SELECT in the SQL of ClickHouse over this user's tables and returns columns and rows. Aggregate in SQL: only the first rows are returned. "
                + "Values belong into parameters, as {name:Type} in the text.",
            new QueryAnalyticsTool(context, limits).QueryAsync),
        (context, limits, prices) => Tool("get_session_value", "Reads one value of this user's session.", new SessionTool(context, limits).GetAsync),
        (context, limits, prices) => Tool("list_session_keys", "Lists the keys of this user's session.", new SessionTool(context, limits).ListAsync),
        Analysis("analyze_performance", "Count, mean, percentiles, throughput and error rate of a measure, by stretch of time or group if wanted.", tools => tools.PerformanceAsync),
        Analysis("analyze_trend", "Whether a measure goes up or down: slope, r², p-value.", tools => tools.TrendAsync),
        Analysis("analyze_seasonality", "Whether a measure has a rhythm of the day or the week.", tools => tools.SeasonalityAsync),
        Analysis("analyze_usage", "How much is used, by what, when most, and how it grows.", tools => tools.UsageAsync),
        Analysis("analyze_anomalies", "Stretches of time and values out of the ordinary, by four methods.", tools => tools.AnomaliesAsync),
        Analysis("analyze_correlation", "Whether two measures go together.", tools => tools.CorrelationAsync),
        Analysis("analyze_cost", "What events cost, by workload and model, and which cost far more than usual.", tools => tools.CostAsync),
        Analysis("analyze_savings", "What could be saved: by another model, shorter input, or kept answers, with the arithmetic.", tools => tools.SavingsAsync),
        Analysis("analyze_data_quality", "How complete and sound the data is, with a grade.", tools => tools.QualityAsync),
    ];

    /// <summary>The tools, bound to a context.</summary>
    public static IReadOnlyList<AIFunction> For(AgentContext context, ModelLimits limits, PriceTable prices) => [.. Factories.Select(create => create(context, limits, prices))];

    private static Func<AgentContext, ModelLimits, PriceTable, AIFunction> Analysis(string name, string description, Func<AnalysisTools, Delegate> method) =>
        (context, _, prices) => Tool(name, description, method(new AnalysisTools(context, prices)));

    private static StepFunction Tool(string name, string description, Delegate method) => new(
        new KnownArguments(AIFunctionFactory.Create(
            method,
            new AIFunctionFactoryOptions { Name = name, Description = description, ExcludeResultSchema = true, SerializerOptions = KnownArguments.Json })),
        options: null);
}
