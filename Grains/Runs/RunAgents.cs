using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>Starts and stops the agents' grains of a user's runs. What happens to them comes back as reports.</summary>
internal sealed partial class RunAgents(UserId userId, IGrainFactory grains, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<RunId, Task> _beginning = [];
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Has the run's agent begin, or go on from its journal. Tried until it answers; the run's time limit ends a run that never does.</summary>
    public void Begin(RunRecord run, ImmutableArray<JournalEntry> journal)
    {
        var request = new AgentRequest(run.Message, run.Parameters, run.ThreadId, run.CreatedAt);
        Track(run.RunId, BeginAsync(run, new AgentStart(request, run.AgentVersion, journal)));
    }

    /// <summary>Looks whether the run's agent is still there, and has it go on from its journal when it is not: its node is lost or has left.</summary>
    public void Check(RunRecord run, ActiveRun active)
    {
        if (!_beginning.TryGetValue(run.RunId, out var known) || known.IsCompleted)
        {
            Track(run.RunId, CheckAsync(run, active));
        }
    }

    /// <summary>Stops the run's agent and its work; returns when it has stopped, or does not answer.</summary>
    public async Task StopAsync(RunRecord run)
    {
        try
        {
            await GrainOf(run).StopAsync();
        }
        catch (Exception failure)
        {
            LogNotStopped(logger, failure.GetType().Name, run.RunId.ToString());
        }
    }

    /// <summary>Ends what is still trying to begin.</summary>
    public async Task StopBeginningAsync()
    {
        await _stopped.CancelAsync();
        await Task.WhenAll(_beginning.Values);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private IAgentGrain GrainOf(RunRecord run) =>
        grains.GetGrain<IAgentGrain>(new AgentGrainKey(userId, run.RunId, run.Agent, CallId.Root).ToGrainKey());

    private void Track(RunId runId, Task task)
    {
        foreach (var known in _beginning.Where(known => known.Value.IsCompleted).ToArray())
        {
            _beginning.Remove(known.Key);
        }

        _beginning[runId] = task;
    }

    private async Task CheckAsync(RunRecord run, ActiveRun active)
    {
        try
        {
            if (!await GrainOf(run).IsRunningAsync() && !active.Ending && !_stopped.IsCancellationRequested)
            {
                LogLost(logger, run.RunId.ToString());
                Begin(run, [.. active.Journal]);
            }
        }
        catch (Exception failure)
        {
            LogNotBegun(logger, failure.GetType().Name, run.RunId.ToString());
        }
    }

    private async Task BeginAsync(RunRecord run, AgentStart start)
    {
        while (!_stopped.IsCancellationRequested)
        {
            try
            {
                await GrainOf(run).StartAsync(start);
                return;
            }
            catch (Exception failure)
            {
                LogNotBegun(logger, failure.GetType().Name, run.RunId.ToString());
                await Task.WhenAny(Task.Delay(RetryPause, time, _stopped.Token));
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The agent of run {RunId} did not begin yet ({Reason}); trying again")]
    private static partial void LogNotBegun(ILogger logger, string reason, string runId);

    [LoggerMessage(LogLevel.Warning, "The agent of run {RunId} is gone; it goes on from its journal")]
    private static partial void LogLost(ILogger logger, string runId);

    [LoggerMessage(LogLevel.Warning, "The agent of run {RunId} did not answer when it was stopped ({Reason})")]
    private static partial void LogNotStopped(ILogger logger, string reason, string runId);
}
