using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>
/// One agent execution, in memory. Its key is an <see cref="Keys.AgentGrainKey"/>; only its own user's grain may call it.
/// It owns no durable state: what it does is recorded through <see cref="IUserRunGrain"/>. All calls are quick and can be made again, so they are not waited
/// for long: one that is lost with a node that goes away is made again soon.
/// </summary>
[Alias("netra.IAgentGrain")]
public interface IAgentGrain : IGrainWithStringKey
{
    /// <summary>
    /// Begins the execution, or goes on with it, and returns; what happens comes back as reports. Idempotent: one that is under way goes on, and
    /// hears of the steps that have ended by what <paramref name="start"/> says.
    /// </summary>
    /// <returns>The id of the execution that is under way; its reports carry it.</returns>
    [Alias("StartAsync"), ResponseTimeout("00:00:05")]
    Task<Guid> StartAsync(AgentStart start);

    /// <summary>
    /// Tells an execution that a step it waits for has ended. <see langword="false"/>: this execution is not under way here; start it again from
    /// its journal.
    /// </summary>
    [Alias("ResolveAsync"), ResponseTimeout("00:00:05")]
    Task<bool> ResolveAsync(Guid execution, JournalEntry entry);

    /// <summary>What an execution does.</summary>
    [Alias("AskAsync"), ResponseTimeout("00:00:05")]
    Task<AgentPulse> AskAsync(Guid execution);

    /// <summary>Cancels the work and returns when it has stopped, within a bounded time. Nothing is reported after it.</summary>
    [Alias("StopAsync"), ResponseTimeout("00:00:10")]
    Task StopAsync();
}
