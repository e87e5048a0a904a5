using System.Collections.Immutable;
using System.Threading.Channels;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents;

/// <summary>
/// Has the user's grain record what an execution does, in the order in which it was told: one call is under way at a time, and what arrives
/// meanwhile goes with the next. A call that may have been lost is sent again; steps tell a repetition from something new. A step waits until those
/// before it were told, which may be held back while the node stops. What cannot be recorded ends the execution, whatever the agent makes of it.
/// </summary>
/// <param name="report">Tells the user's grain.</param>
/// <param name="known">How many steps are recorded already.</param>
/// <param name="holdUps">Where it is counted that a report is not told yet.</param>
/// <param name="time">The clock.</param>
/// <param name="stopping">Stops the execution.</param>
internal sealed class StepRecorder(
    Func<ImmutableArray<AgentReport>, Task<ReportReply>> report, int known, HoldUps holdUps, TimeProvider time, CancellationTokenSource stopping)
{
    private const int BatchSize = 100;
    private const long BatchText = 4 << 20;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private readonly Dictionary<int, Waiting> _early = [];
    private int _next = known;
    private Exception? _broken;

    /// <summary>Returns when the report is stored; the step as it was recorded instead, when it may not begin.</summary>
    /// <exception cref="OperationCanceledException">The execution is not wanted any more.</exception>
    public Task<JournalEntry?> RecordAsync(AgentReport step)
    {
        stopping.Token.ThrowIfCancellationRequested();
        var waiting = new Waiting(step, new TaskCompletionSource<JournalEntry?>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            ThrowIfBroken();
            Add(waiting);
        }

        return holdUps.DuringAsync(() => waiting.Recorded.Task.WaitAsync(stopping.Token));
    }

    /// <summary>Throws what made it impossible to record a step, if anything did.</summary>
    public void ThrowIfBroken()
    {
        if (_broken is { } broken)
        {
            throw broken;
        }
    }

    /// <summary>Sends reports until the execution stops. To be called on the agent's grain: its calls are made from where it runs.</summary>
    public async Task SendAsync()
    {
        while (!stopping.IsCancellationRequested && await _waiting.Reader.WaitToReadAsync(stopping.Token))
        {
            var batch = new List<Waiting>();
            for (var text = 0L; batch.Count < BatchSize && text < BatchText && _waiting.Reader.TryRead(out var waiting);)
            {
                batch.Add(waiting);
                text += waiting.Report.Entry?.Result?.Length ?? 0;
            }

            try
            {
                var refused = await SendAsync(batch);
                batch.ForEach(waiting => waiting.Recorded.TrySetResult(refused.FirstOrDefault(entry => entry.Step == waiting.Report.Entry?.Step)));
            }
            catch (Exception failure)
            {
                Break(batch, failure);
            }
        }
    }

    private void Add(Waiting waiting)
    {
        if (waiting.Report.Entry is not { } entry || entry.Step < _next)
        {
            _waiting.Writer.TryWrite(waiting);
            return;
        }

        _early.Add(entry.Step, waiting);
        for (; _early.Remove(_next, out var next); _next++)
        {
            _waiting.Writer.TryWrite(next);
        }
    }

    private void Break(List<Waiting> batch, Exception failure)
    {
        lock (_lock)
        {
            _broken ??= failure;
            batch.AddRange(_early.Values);
            while (_waiting.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }
        }

        batch.ForEach(waiting => waiting.Recorded.TrySetException(failure));
    }

    private async Task<ImmutableArray<JournalEntry>> SendAsync(List<Waiting> batch)
    {
        while (true)
        {
            stopping.Token.ThrowIfCancellationRequested();
            try
            {
                var reply = await report([.. batch.Select(waiting => waiting.Report)]);
                if (!reply.Wanted)
                {
                    await stopping.CancelAsync();
                    throw new OperationCanceledException("The execution is not wanted any more.");
                }

                return reply.Refused;
            }
            catch (Exception failure) when (IsPassing(failure) && !stopping.IsCancellationRequested)
            {
                await Task.Delay(RetryPause, time, stopping.Token);
            }
        }
    }

    // The user's grain moves, its node stops or is lost, or its store is away.
    private static bool IsPassing(Exception failure) => failure is NetraException { Code: ErrorCodes.Unavailable }
        or TimeoutException or Orleans.Runtime.OrleansException or ObjectDisposedException or OperationCanceledException;

    private sealed record Waiting(AgentReport Report, TaskCompletionSource<JournalEntry?> Recorded);
}
