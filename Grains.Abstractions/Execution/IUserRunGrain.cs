using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>What the user's agents tell their user's grain. Key: the user id; callers: that user's agents only.</summary>
[Alias("netra.IUserRunGrain")]
public interface IUserRunGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records events and steps, in order; returns when they are stored. <see langword="false"/>: the execution is not wanted any more, stop.
    /// Idempotent.
    /// </summary>
    [Alias("ReportAsync"), ResponseTimeout("00:01:00")]
    Task<bool> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports);

    /// <summary>Records the end of an execution; returns when it is stored. Idempotent.</summary>
    [Alias("CompleteAsync"), ResponseTimeout("00:01:00")]
    Task CompleteAsync(AgentExecution execution, AgentOutcome outcome);
}
