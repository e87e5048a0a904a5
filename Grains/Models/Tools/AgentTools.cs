using System.Collections.Immutable;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Models.Tools;

/// <summary>
/// The tools that every agent can give to a model. All read, and all see the one user's data that the context is bound to. To add one: a class with a method
/// that takes its step of the context, and a line here.
/// </summary>
internal static class AgentTools
{
    private static readonly ImmutableArray<Func<AgentContext, ModelLimits, AIFunction>> Factories =
    [
        (context, limits) => Tool("describe_tables", "Lists this user's tables with their columns and ClickHouse types.", new DescribeTablesTool(context).DescribeAsync),
        (context, limits) => Tool(
            "query_analytics",
            "Runs one SELECT in the SQL of ClickHouse over this user's tables and returns columns and rows. Aggregate in SQL: only the first rows are returned. "
                + "Values belong into parameters, as {name:Type} in the text.",
            new QueryAnalyticsTool(context, limits).QueryAsync),
        (context, limits) => Tool("get_session_value", "Reads one value of this user's session.", new SessionTool(context, limits).GetAsync),
        (context, limits) => Tool("list_session_keys", "Lists the keys of this user's session.", new SessionTool(context, limits).ListAsync),
    ];

    /// <summary>The tools, bound to a context.</summary>
    public static IReadOnlyList<AIFunction> For(AgentContext context, ModelLimits limits) => [.. Factories.Select(create => create(context, limits))];

    private static StepFunction Tool(string name, string description, Delegate method) => new(
        AIFunctionFactory.Create(method, new AIFunctionFactoryOptions { Name = name, Description = description, ExcludeResultSchema = true }),
        options: null);
}
