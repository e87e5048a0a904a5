using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>
/// Runs the queries of an analysis. An agent hands in its <see cref="QueryRunner"/>, so that each query is a recorded step that the user sees; a tool that is
/// inside a step already hands in <see cref="DirectQueries"/>.
/// </summary>
internal interface IAnalysisQueries
{
    /// <summary>Runs one query. A failure of the engine passes through: it is no answer.</summary>
    /// <exception cref="Abstractions.Errors.NetraException">The query was refused or failed.</exception>
    Task<QueryTable> RunAsync(PlannedQuery planned);
}
