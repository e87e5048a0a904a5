using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Planning;

namespace Netra.Grains.Agents.BuiltIn.Results;

/// <summary>Runs queries as steps that the user sees, and keeps what was asked and what came back.</summary>
internal sealed class QueryRunner(AgentContext context) : IAnalysisQueries
{
    private const string Tool = "query_analytics";

    // The engine may be away for a moment, or the node not serve SQL yet because it has just begun.
    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    /// <summary>What was asked so far, with the results.</summary>
    public List<AskedQuery> Asked { get; } = [];

    /// <summary>Runs a query. A failure of the engine that stays passes through: it is no answer.</summary>
    public async Task<QueryTable> RunAsync(PlannedQuery planned)
    {
        var arguments = new { purpose = planned.Purpose, sql = planned.Sql, parameters = planned.Parameters.ToImmutableSortedDictionary(StringComparer.Ordinal) };
        var table = await context.ToolAsync(Tool, arguments, (_, cancellationToken) => QueryTables.ReadAsync(context.Data, planned, cancellationToken), Patiently);
        Asked.Add(new AskedQuery(planned, table));
        return table;
    }
}
