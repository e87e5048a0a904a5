using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>
/// One agent execution, in memory. Its key is an <see cref="Keys.AgentGrainKey"/>; only its own user's grain may call it.
/// It owns no durable state: what it does is recorded through <see cref="IUserRunGrain"/>.
/// </summary>
[Alias("netra.IAgentGrain")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>Begins the execution, or goes on with it, and returns; what happens comes back as reports. Idempotent.</summary>
    [Alias("StartAsync")]
    Task StartAsync(AgentStart start);

    /// <summary>Whether the execution is under way here; not after its node was lost or left.</summary>
    [Alias("IsRunningAsync")]
    Task<bool> IsRunningAsync();

    /// <summary>Cancels the work and returns when it has stopped, within a bounded time. Nothing is reported after it.</summary>
    [Alias("StopAsync")]
    Task StopAsync();
}
