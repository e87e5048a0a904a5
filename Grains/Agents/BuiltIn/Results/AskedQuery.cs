using Netra.Grains.Agents.BuiltIn.Planning;

namespace Netra.Grains.Agents.BuiltIn.Results;

/// <summary>A query and what came back.</summary>
internal sealed record AskedQuery(PlannedQuery Query, QueryTable Result);
