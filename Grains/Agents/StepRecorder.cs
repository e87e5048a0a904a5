using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>Has the user's grain record what an execution does. A report that may have been lost is sent again; a step tells it from a new one.</summary>
internal sealed class StepRecorder(IUserRunGrain user, AgentGrainKey key, TimeProvider time, CancellationToken stopping)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    /// <summary>Returns when the report is stored.</summary>
    /// <exception cref="OperationCanceledException">The run has ended.</exception>
    public async Task RecordAsync(AgentReport report)
    {
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            try
            {
                if (!await user.ReportAsync(key.RunId, key.CallId, report))
                {
                    throw new OperationCanceledException("The run has ended.");
                }

                return;
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                await Task.Delay(RetryPause, time, stopping);
            }
        }
    }

    private static bool IsPassing(Exception failure) =>
        failure is NetraException { Code: ErrorCodes.Unavailable } or TimeoutException or Orleans.Runtime.OrleansException;
}
