namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// An agent: a plain class that answers one request of one user. It never learns nor chooses whose data it sees; the context is
/// bound to the user whose grain hosts it. Resolved anew for each execution, so fields are not shared.
/// </summary>
public interface IAgent
{
    /// <summary>
    /// Does the work. It may run again after a crash: what must not happen twice belongs into <see cref="AgentContext.StepAsync{T}"/> or
    /// <see cref="AgentContext.ToolAsync{T}"/>, and the order of those calls must depend on nothing but the request and their results.
    /// </summary>
    Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken);
}
