using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>What the user's agents tell their user's grain. Key: the user id; callers: that user's agents only.</summary>
[Alias("netra.IUserRunGrain")]
public interface IUserRunGrain : IGrainWithStringKey
{
    /// <summary>Records events and a step; returns when they are stored. <see langword="false"/>: the run has ended, stop.</summary>
    [Alias("ReportAsync"), ResponseTimeout("00:01:00")]
    Task<bool> ReportAsync(RunId runId, CallId callId, AgentReport report);

    /// <summary>Records the end of an execution; returns when it is stored. Idempotent.</summary>
    [Alias("CompleteAsync"), ResponseTimeout("00:01:00")]
    Task CompleteAsync(RunId runId, CallId callId, AgentOutcome outcome);
}
