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

    private readonly HashSet<Task> _beginning = [];
    private readonly CancellationTokenSource _stopped = new();

    /// <summary>Has the run's agent begin, or go on from its journal. Tried until it answers; the run's time limit ends a run that never does.</summary>
    public void Begin(RunRecord run, ImmutableArray<JournalEntry> journal)
    {
        var request = new AgentRequest(run.Message, run.Parameters, run.ThreadId, run.CreatedAt);
        var beginning = BeginAsync(run, new AgentStart(request, run.AgentVersion, journal));
        _beginning.Add(beginning);
        _beginning.RemoveWhere(known => known.IsCompleted);
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
        await Task.WhenAll(_beginning);
    }

    /// <inheritdoc/>
    public void Dispose() => _stopped.Dispose();

    private IAgentGrain GrainOf(RunRecord run) =>
        grains.GetGrain<IAgentGrain>(new AgentGrainKey(userId, run.RunId, run.Agent, CallId.Root).ToGrainKey());

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

    [LoggerMessage(LogLevel.Warning, "The agent of run {RunId} did not answer when it was stopped ({Reason})")]
    private static partial void LogNotStopped(ILogger logger, string reason, string runId);
}
