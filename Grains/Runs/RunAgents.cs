using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Runs;

/// <summary>
/// Starts and stops the agents' grains of a user's runs, and brings them the ends of steps they wait for. What happens to them comes back as reports.
/// </summary>
internal sealed partial class RunAgents(UserId userId, IGrainFactory grains, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(250);

    private readonly HashSet<Task> _background = [];
    private readonly Dictionary<AgentGrainKey, Task> _stopping = [];
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Has an agent begin, or go on from its journal. Tried until it answers; only the time limit of the whole run ends one whose agent never does.</summary>
    public void Begin(ActiveCall call)
    {
        call.SaidToWait = false;
        // Its place in a trace is that of its run, and not of the request or the timer that makes it begin.
        call.Begun = TraceContext.Apart(() => BeginAsync(call));
        Track(call.Begun);
    }

    /// <summary>Brings an agent the end of a step that it waits for.</summary>
    /// <param name="call">The execution that waits.</param>
    /// <param name="entry">The step.</param>
    /// <param name="stored">Returns when the end of the step is stored: what is not, may yet come out otherwise.</param>
    public void Deliver(ActiveCall call, JournalEntry entry, Func<Task> stored)
    {
        call.SaidToWait = false;
        call.Deliveries++;
        Track(DeliverAsync(call, entry, stored));
    }

    /// <summary>Asks an agent what it does, and has it go on when it is not there any more: its node may be lost.</summary>
    public void Check(ActiveCall call) => Track(CheckAsync(call));

    /// <summary>Stops all agents of a run and their work; returns when they have stopped, or do not answer.</summary>
    public Task StopAsync(RunRecord run) => Task.WhenAll(run.Calls
        .Where(call => !call.Ended)
        .Select(call => StopAsync(new AgentGrainKey(userId, run.RunId, call.Agent, call.CallId)))
        .Append(StopAsync(new AgentGrainKey(userId, run.RunId, run.Agent, CallId.Root))));

    /// <summary>Stops agents and their work; returns when they have stopped, or do not answer.</summary>
    public Task StopAsync(IEnumerable<ActiveCall> calls) => Task.WhenAll(calls.Select(call => StopAsync(KeyOf(call))));

    /// <summary>Stops agents and does not wait for it.</summary>
    public void Stop(IEnumerable<ActiveCall> calls) => Track(StopAsync(calls));

    /// <summary>Ends what is still trying to begin or to tell.</summary>
    public async Task StopBeginningAsync()
    {
        await _stopped.CancelAsync();
        await Task.WhenAny(Task.WhenAll(_background));
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private AgentGrainKey KeyOf(ActiveCall call) => new(userId, call.RunId, call.Agent, call.CallId);

    private IAgentGrain GrainOf(AgentGrainKey key) => grains.GetGrain<IAgentGrain>(key.ToGrainKey());

    private void Track(Task task)
    {
        _background.RemoveWhere(known => known.IsCompleted);
        _background.Add(task);
        task.Ignore();
    }

    private async Task<Guid> BeginAsync(ActiveCall call)
    {
        var key = KeyOf(call);
        while (true)
        {
            ThrowIfStopped();
            try
            {
                if (_stopping.TryGetValue(key, out var before))
                {
                    await before;
                }

                var begun = await GrainOf(key).StartAsync(call.ToStart());
                call.SeenAt = time.GetUtcNow();
                call.HasGoneOn(call.SeenAt);
                return begun;
            }
            catch (Exception failure)
            {
                ThrowIfStopped();
                LogNotBegun(logger, failure.GetType().Name, call.RunId.ToString());
                await PauseAsync();
            }

            if (call.Closed)
            {
                throw new OperationCanceledException("The call has ended.");
            }
        }
    }

    private async Task DeliverAsync(ActiveCall call, JournalEntry entry, Func<Task> stored)
    {
        while (!call.Closed && !_stopped.IsCancellationRequested)
        {
            try
            {
                await stored();
                var begun = call.Begun!;
                if (!await GrainOf(KeyOf(call)).ResolveAsync(await begun, entry) && call.Begun == begun && !call.Closed)
                {
                    // It begins with all that is recorded, this included.
                    Begin(call);
                }

                break;
            }
            catch (LogFencedException)
            {
                break;
            }
            catch (Exception failure)
            {
                LogNotTold(logger, failure.GetType().Name, call.RunId.ToString());
                await PauseAsync();
            }
        }

        call.Deliveries--;
    }

    private async Task CheckAsync(ActiveCall call)
    {
        try
        {
            var begun = call.Begun!;
            var pulse = await GrainOf(KeyOf(call)).AskAsync(await begun);
            if (call.Begun != begun || call.Closed)
            {
                return;
            }

            if (pulse == AgentPulse.Gone)
            {
                LogLost(logger, call.Agent.ToString(), call.RunId.ToString());
                Begin(call);
            }
            else
            {
                call.HasAnswered(heldUp: pulse == AgentPulse.HeldUp, time.GetUtcNow());
            }
        }
        catch (Exception failure)
        {
            LogNotTold(logger, failure.GetType().Name, call.RunId.ToString());
        }
    }

    private async Task StopAsync(AgentGrainKey key)
    {
        var stopping = StopOneAsync(key);
        _stopping[key] = stopping;
        await stopping;
        if (_stopping.GetValueOrDefault(key) == stopping)
        {
            _stopping.Remove(key);
        }
    }

    private async Task StopOneAsync(AgentGrainKey key)
    {
        // Once more, in case the call was lost on its way; an agent that hears neither stops when it next tells something.
        for (var attempt = 0; attempt < 2; attempt++)
        {
            try
            {
                await GrainOf(key).StopAsync();
                return;
            }
            catch (Exception failure)
            {
                LogNotStopped(logger, failure.GetType().Name, key.RunId.ToString());
            }
        }
    }

    private async Task PauseAsync() => await Task.WhenAny(Task.Delay(RetryPause, time, _stopped.Token));

    private void ThrowIfStopped()
    {
        if (_stopped.IsCancellationRequested)
        {
            throw new LogFencedException();
        }
    }

    [LoggerMessage(LogLevel.Warning, "An agent of run {RunId} did not begin yet ({Reason}); trying again")]
    private static partial void LogNotBegun(ILogger logger, string reason, string runId);

    [LoggerMessage(LogLevel.Warning, "An agent of run {RunId} did not answer ({Reason}); trying again")]
    private static partial void LogNotTold(ILogger logger, string reason, string runId);

    [LoggerMessage(LogLevel.Warning, "Agent {Agent} of run {RunId} is gone, with its node perhaps; it goes on from its journal")]
    private static partial void LogLost(ILogger logger, string agent, string runId);

    [LoggerMessage(LogLevel.Warning, "An agent of run {RunId} did not answer when it was stopped ({Reason})")]
    private static partial void LogNotStopped(ILogger logger, string reason, string runId);
}
