using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>Stands in for an agent that works on what others found: it says which results it was given.</summary>
internal abstract class Advisor(string name) : IAgent
{
    public Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        var results = EarlierResults.Of(context.Request);
        var triage = results.Find<TriageResult>(TriageAgent.Name);
        return Task.FromResult(AgentResult.Of($"The {name} says so.", new { saw = results.Agents, category = triage?.Category, context.Request.Parameters }));
    }
}
