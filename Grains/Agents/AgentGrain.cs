using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Execution;
using Netra.Grains.Isolation;
using Netra.Grains.Models;
using Netra.Grains.Telemetry;
using Orleans.Placement;

namespace Netra.Grains.Agents;

/// <summary>
/// Hosts one agent execution beside its user's grain. It holds nothing durable: all that matters is recorded by the user's
/// grain, and an execution that is lost begins again from the journal.
/// </summary>
[GrainType(OwnedGrains.Agent), PreferLocalPlacement, Orleans.Concurrency.Reentrant]
internal sealed partial class AgentGrain(
    AgentCatalog catalog, IServiceProvider services, StepDrain drain, AgentTelemetry telemetry, IOptions<UserLimits> limits, TimeProvider time, ILogger<AgentGrain> logger)
    : Grain, IAgentGrain, IDisposable
{
    // Outgoing calls do not keep an activation alive; an execution must outlive the idle collection.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);

    private readonly Guid _id = Guid.NewGuid();
    private readonly StepMailbox _mailbox = new();
    private readonly HoldUps _holdUps = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task? _execution;
    private IGrainTimer? _keepAlive;

    /// <inheritdoc/>
    public Task<Guid> StartAsync(AgentStart start)
    {
        if (_stopping.IsCancellationRequested || _execution is { IsCompleted: true })
        {
            throw new NetraException(ErrorCodes.Unavailable, "The execution before has not gone yet.");
        }

        if (_execution is null)
        {
            _keepAlive = this.RegisterGrainTimer(StayAwakeAsync, new(TimeSpan.Zero, KeepAlive) { Interleave = true });
            _execution = ExecuteAsync(start);
            return Task.FromResult(_id);
        }

        // It began for an activation of the user's grain that may have been lost before it told of these.
        foreach (var ended in start.Journal.Where(entry => entry.IsEnded() && entry.Kind is StepKind.Call or StepKind.Approval))
        {
            _mailbox.Put(ended);
        }

        return Task.FromResult(_id);
    }

    /// <inheritdoc/>
    public Task<bool> ResolveAsync(Guid execution, JournalEntry entry)
    {
        var running = IsRunning(execution);
        if (running)
        {
            _mailbox.Put(entry);
        }

        return Task.FromResult(running);
    }

    /// <inheritdoc/>
    public Task<AgentPulse> AskAsync(Guid execution) =>
        Task.FromResult(!IsRunning(execution) ? AgentPulse.Gone : _holdUps.Any ? AgentPulse.HeldUp : AgentPulse.Working);

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        if (_execution is not null)
        {
            await Task.WhenAny(_execution, Task.Delay(StopPatience, time));
        }

        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        if (_execution is not null)
        {
            await Task.WhenAny(_execution, Task.Delay(StopPatience, time, cancellationToken));
        }

        _keepAlive?.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private bool IsRunning(Guid execution) => execution == _id && _execution is { IsCompleted: false } && !_stopping.IsCancellationRequested;

    private Task StayAwakeAsync()
    {
        DelayDeactivation(KeepAlive * 2);
        return Task.CompletedTask;
    }

    private async Task ExecuteAsync(AgentStart start)
    {
        // Lets StartAsync return first: an agent may do much before it awaits.
        await Task.Yield();
        var key = AgentGrainKey.TryParse(this.GetPrimaryKeyString(), out var parsed)
            ? parsed
            : throw new InvalidOperationException("The key of this grain is not one of an agent.");
        var user = GrainFactory.GetGrain<IUserRunGrain>(key.UserId.ToGrainKey());
        var execution = new AgentExecution(key.RunId, key.CallId, _id);

        // All that follows is under it, what is told to the user's grain included.
        using var span = telemetry.Execution(key, start);
        var recorder = new StepRecorder(reports => user.ReportAsync(execution, reports), start.Journal.Length, _holdUps, time, _stopping);
        recorder.SendAsync().Ignore();
        if (await RunAsync(key, start, recorder) is { } outcome)
        {
            End(span, outcome);
            await _holdUps.DuringAsync(() => CompleteAsync(user, execution, outcome));
        }

        // Steps that the agent began and did not wait for end with it.
        await _stopping.CancelAsync();
        DeactivateOnIdle();
    }

    private static void End(TimedSpan span, AgentOutcome outcome)
    {
        if (outcome.Status == RunStatus.Completed)
        {
            span.Complete(outcome.Result!.Answer);
        }
        else
        {
            span.Fail(outcome.Error?.Code ?? ErrorCodes.Internal);
        }
    }

    private async Task<AgentOutcome?> RunAsync(AgentGrainKey key, AgentStart start, StepRecorder recorder)
    {
        try
        {
            var registration = catalog.Find(key.Agent);
            if (registration.Description.Version != start.Version)
            {
                throw new NetraException(
                    ErrorCodes.Diverged,
                    $"The run began with version {start.Version} of agent '{key.Agent}', and this node has version {registration.Description.Version}. Ask again.");
            }

            await using var scope = services.CreateAsyncScope();
            var agent = registration.Create(scope.ServiceProvider);
            var journal = new StepJournal(key.Agent, start.Journal);
            var result = await RunAsync(agent, Context(key, start, journal, recorder), journal, recorder);
            return new AgentOutcome(RunStatus.Completed, result, null);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // Whoever asked to stop records the end.
            return null;
        }
        catch (Exception failure) when (failure is OutcomeUnknownException or NetraException { Code: ErrorCodes.OutcomeUnknown })
        {
            return new AgentOutcome(RunStatus.OutcomeUnknown, null, new RunError(ErrorCodes.OutcomeUnknown, failure.Message, Retryable: false));
        }
        catch (NetraException failure)
        {
            var retryable = failure.Code is ErrorCodes.Unavailable or ErrorCodes.LimitExceeded;
            return new AgentOutcome(RunStatus.Failed, null, new RunError(failure.Code, StepLimits.Capped(failure.Message), retryable));
        }
        catch (Exception failure)
        {
            LogAgentFailed(logger, failure, key.Agent.ToString(), key.RunId.ToString());
            return new AgentOutcome(
                RunStatus.Failed,
                null,
                new RunError(ErrorCodes.Internal, $"Agent '{key.Agent}' failed. The operator finds the reason in the log, under this run's id.", Retryable: true));
        }
    }

    private async Task<AgentResult> RunAsync(IAgent agent, HostedAgentContext context, StepJournal journal, StepRecorder recorder)
    {
        AgentResult result;
        try
        {
            result = await agent.RunAsync(context, _stopping.Token);
        }
        catch (Exception)
        {
            journal.ThrowIfFaulted();
            throw;
        }

        _stopping.Token.ThrowIfCancellationRequested();
        recorder.ThrowIfBroken();
        journal.CheckEnd();
        StepLimits.Check(result);
        return result;
    }

    private HostedAgentContext Context(AgentGrainKey key, AgentStart start, StepJournal journal, StepRecorder recorder)
    {
        var runner = new StepRunner(journal, recorder, drain, _holdUps, key, time, logger, telemetry, _stopping.Token);
        return new(
            start.Request,
            new UserData(GrainFactory.GetGrain<IUserDataGrain>(key.UserId.ToGrainKey()), new AgentExecution(key.RunId, key.CallId, _id), new StoreWait(_holdUps, time, _stopping.Token)),
            journal,
            recorder,
            runner,
            new DurableWaits(journal, recorder, _mailbox, time, _stopping.Token),
            new ContextModel(
                services.GetService<LanguageModel>(), journal, runner, recorder, services.GetRequiredService<PriceTable>(), limits.Value.ProgressTimeout / 3, time));
    }

    private async Task CompleteAsync(IUserRunGrain user, AgentExecution execution, AgentOutcome outcome)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await user.CompleteAsync(execution, outcome);
                return;
            }
            catch (Exception failure)
            {
                // The user's grain moves or its store is away. Completing is idempotent, and the run's time limit ends this loop.
                LogNotRecorded(logger, failure.GetType().Name, execution.RunId.ToString());
                await Task.WhenAny(Task.Delay(RetryPause, time, _stopping.Token));
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Agent {Agent} failed in run {RunId}")]
    private static partial void LogAgentFailed(ILogger logger, Exception exception, string agent, string runId);

    [LoggerMessage(LogLevel.Warning, "The end of run {RunId} is not recorded yet ({Reason}); trying again")]
    private static partial void LogNotRecorded(ILogger logger, string reason, string runId);
}
