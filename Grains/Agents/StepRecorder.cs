using System.Threading.Channels;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Agents;

/// <summary>
/// Has the user's grain record what an execution does, in the order in which it was told: one call is under way at a time, and what arrives
/// meanwhile goes with the next. A call that may have been lost is sent again; steps tell a repetition from something new.
/// </summary>
internal sealed class StepRecorder(IUserRunGrain user, AgentExecution execution, TimeProvider time, CancellationTokenSource stopping)
{
    private const int BatchSize = 100;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Returns when the report is stored.</summary>
    /// <exception cref="OperationCanceledException">The execution is not wanted any more.</exception>
    public Task RecordAsync(AgentReport report)
    {
        stopping.Token.ThrowIfCancellationRequested();
        var waiting = new Waiting(report, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _waiting.Writer.TryWrite(waiting);
        return waiting.Recorded.Task.WaitAsync(stopping.Token);
    }

    /// <summary>Sends reports until the execution stops. To be called on the agent's grain: its calls are made from where it runs.</summary>
    public async Task SendAsync()
    {
        while (!stopping.IsCancellationRequested && await _waiting.Reader.WaitToReadAsync(stopping.Token))
        {
            var batch = new List<Waiting>();
            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            try
            {
                await SendAsync(batch);
                batch.ForEach(waiting => waiting.Recorded.TrySetResult());
            }
            catch (Exception failure)
            {
                batch.ForEach(waiting => waiting.Recorded.TrySetException(failure));
            }
        }
    }

    private async Task SendAsync(List<Waiting> batch)
    {
        while (true)
        {
            stopping.Token.ThrowIfCancellationRequested();
            try
            {
                if (!await user.ReportAsync(execution, [.. batch.Select(waiting => waiting.Report)]))
                {
                    await stopping.CancelAsync();
                    throw new OperationCanceledException("The execution is not wanted any more.");
                }

                return;
            }
            catch (Exception failure) when (IsPassing(failure))
            {
                await Task.Delay(RetryPause, time, stopping.Token);
            }
        }
    }

    private static bool IsPassing(Exception failure) =>
        failure is NetraException { Code: ErrorCodes.Unavailable } or TimeoutException or Orleans.Runtime.OrleansException;

    private sealed record Waiting(AgentReport Report, TaskCompletionSource Recorded);
}
