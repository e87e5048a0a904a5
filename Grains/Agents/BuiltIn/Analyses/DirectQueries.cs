using Netra.Grains.Abstractions.Data;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>Runs queries without steps of their own, for a tool whose call is a step.</summary>
/// <param name="data">The user's data.</param>
/// <param name="cancellationToken">The token of that step.</param>
internal sealed class DirectQueries(IUserData data, CancellationToken cancellationToken) : IAnalysisQueries
{
    public Task<QueryTable> RunAsync(PlannedQuery planned) => QueryTables.ReadAsync(data, planned, cancellationToken);
}
