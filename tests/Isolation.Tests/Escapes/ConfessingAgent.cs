using Netra.Grains.Abstractions.Agents;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>An agent that answers with what it finds in the request context.</summary>
public sealed class ConfessingAgent : IAgent
{
    public Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new AgentResult($"found: {string.Join(", ", RequestContext.Keys.Order(StringComparer.Ordinal))}"));
}
