using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Budgets;
using Netra.Grains.Events;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Recovery;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Runs;

/// <summary>
/// The life of a user's runs: admitted, begun, recorded, ended, each change with its events in one commit. Between a check and the
/// change it justifies there is no await.
/// </summary>
internal sealed class UserRuns
{
    private static readonly TimeSpan CheckAfter = TimeSpan.FromSeconds(2);

    private readonly UserLogWriter _writer;
    private readonly RunRegistry _runs;
    private readonly RunAdmission _admission;
    private readonly DueKeeper _due;
    private readonly AgentCatalog _catalog;
    private readonly RunAgents _agents;
    private readonly UserLimits _limits;
    private readonly RunTelemetry _telemetry;
    private readonly TimeProvider _time;
    private readonly RunQueue _queue;
    private readonly RunSteps _steps;
    private readonly RunEndings _endings;
    private readonly RunParking _parking;
    private readonly RunApprovals _approvals;
    private readonly EventRetention _retention;
    private readonly RunExcuses _excuses;
    private Task? _loading;

    public UserRuns(
        UserLogWriter writer,
        IUserLog log,
        RunRegistry runs,
        RunAdmission admission,
        DueKeeper due,
        AgentCatalog catalog,
        RunAgents agents,
        UserBudgets budgets,
        UserLimits limits,
        RunTelemetry telemetry,
        TimeProvider time)
    {
        (_writer, _runs, _admission, _due, _catalog, _agents, _limits, _telemetry, _time) = (writer, runs, admission, due, catalog, agents, limits, telemetry, time);
        _queue = new RunQueue(writer, runs, admission, agents, limits, telemetry, time);
        _steps = new RunSteps(writer, runs, agents, new CallRules(catalog, limits), budgets, time);
        var journals = new RunJournals(log, runs, time);
        _endings = new RunEndings(writer, journals, runs, agents, _queue, telemetry, time);
        _parking = new RunParking(writer, journals, runs, agents, _queue, due, limits);
        _retention = new EventRetention(writer, log, limits, time);
        _excuses = new RunExcuses(writer, log, runs, time);
        _approvals = new RunApprovals(writer, runs, agents, _parking, due, time);
    }

    /// <summary>Loads what the log says, once; runs that were under way when the owner before was lost go on.</summary>
    public Task LoadAsync()
    {
        if (_loading is { IsFaulted: true })
        {
            _loading = null;
        }

        return _loading ??= RecoverAsync();
    }

    /// <summary>Loads because the due index says so.</summary>
    public async Task WakeAsync()
    {
        await LoadAsync();
        _due.Adopt();
    }

    /// <summary>Admits a run; returns when it is stored.</summary>
    public async Task<RunView> StartAsync(StartRun start)
    {
        StartRunRules.Check(start);
        var agent = _catalog.Find(start.Agent).Description;
        await LoadAsync();
        await _due.HoldAsync();
        if (FindRepeated(start) is { } known)
        {
            // The first attempt may still be on its way to the store; an empty change is stored after it.
            await _writer.CommitAsync(new LogChange());
            return known.ToView();
        }

        _writer.ThrowIfFull();
        var now = _time.GetUtcNow();
        var status = _admission.Admit();
        var run = _runs.Put(new RunRecord
        {
            RunId = start.RunId,
            ThreadId = start.ThreadId ?? ThreadId.New(now),
            RequestId = start.RequestId,
            RequestDigest = RequestDigest.Of(start),
            Agent = agent.Name,
            AgentVersion = agent.Version,
            Message = start.Message,
            Parameters = start.Parameters,
            Trace = TraceContext.Current,
            Status = status,
            CreatedAt = now,
            StartedAt = status == RunStatus.Running ? now : null,
            Agents = [agent.Name.ToString()],
        });
        var root = status == RunStatus.Running ? RunQueue.AddRoot(_runs.Activate(run.RunId, now), run, now) : null;
        await _writer.CommitAsync(new LogChange { Run = run, Events = status == RunStatus.Running ? [RunEvents.Started(run)] : [] });
        _telemetry.Admitted(run);
        _telemetry.Began(run);
        if (root is { Begun: null, Closed: false })
        {
            _agents.Begin(root);
        }

        return run.ToView();
    }

    /// <summary>Records what an agent did, unless it is not wanted any more.</summary>
    public async Task<ReportReply> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports)
    {
        await LoadAsync();
        return await _steps.ReportAsync(execution, reports);
    }

    /// <summary>Records how an agent ended; idempotent.</summary>
    public async Task CompleteAsync(AgentExecution execution, AgentOutcome outcome)
    {
        await LoadAsync();
        if (await _steps.FindAsync(execution) is { } call)
        {
            await _endings.CompleteAsync(call, outcome);
        }
        else
        {
            // It may have ended a moment ago; what ended it is stored when this is.
            await _writer.CommitAsync(new LogChange());
        }
    }

    /// <summary>Records what a person decided.</summary>
    public async Task ResolveApprovalAsync(RunId runId, string approvalId, Approval approval)
    {
        await LoadAsync();
        await _approvals.ResolveAsync(runId, approvalId, approval);
    }

    /// <summary>Ends a run because its user asks for it; <see langword="false"/> when there is none.</summary>
    public async Task<bool> CancelAsync(RunId runId)
    {
        await LoadAsync();
        if (_runs.Find(runId) is null)
        {
            return false;
        }

        await _endings.StopAsync(runId, RunStatus.Cancelled, new RunError(ErrorCodes.Cancelled, "The run was cancelled.", Retryable: false));
        return true;
    }

    /// <summary>Looks after the runs: tells those who wait, ends those that take too long, begins those that have room.</summary>
    public async Task TendAsync()
    {
        if (_loading is not { IsCompletedSuccessfully: true })
        {
            return;
        }

        try
        {
            await TendLoadedAsync(_time.GetUtcNow());
        }
        catch (Exception failure) when (failure is NetraException or LogFencedException)
        {
            // The store is away or the user has moved: the next turn, or the next owner, tends.
        }
    }

    private async Task TendLoadedAsync(DateTimeOffset now)
    {
        if (Working || _parking.WakeAt is not null || _retention.DueAt <= now)
        {
            // One that was asleep while another took over must not stop what that one began.
            await _writer.ConfirmAsync(CancellationToken.None);
        }

        // Later, when the store kept this waiting.
        now = _time.GetUtcNow();
        await _excuses.ExcuseAsync(now);
        var overdue = _runs.Active.Where(active => !active.Ending && Overdue(active, now) is not null).ToArray();
        await Task.WhenAll(overdue.Select(active => _endings.StopAsync(active.RunId, RunStatus.TimedOut, Overdue(active, now)!)));
        await _parking.ParkAsync(now);
        await _parking.WakeAsync(now);
        await _queue.AnnounceAsync(now);
        await _queue.BeginAsync();
        CheckAgents(now);
        await _retention.LookAsync(now);
        await _due.RenewAsync(Working, _parking.WakeAt is { } wakeAt && !(wakeAt > _retention.DueAt) ? wakeAt : _retention.DueAt);
    }

    private void CheckAgents(DateTimeOffset now)
    {
        foreach (var call in _runs.Active.Where(active => !active.Ending).SelectMany(active => active.Calls).Where(call => now - call.SeenAt >= CheckAfter).ToArray())
        {
            call.SeenAt = now;
            if (call.Begun is null)
            {
                _agents.Begin(call);
            }
            else if (call.Begun.IsCompletedSuccessfully)
            {
                _agents.Check(call);
            }
        }
    }

    /// <summary>Has another node take up at once what is under way or waits: this one is going away.</summary>
    public Task HandOverAsync(CancellationToken cancellationToken) => Working ? _due.HandOverAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Which events and ended runs are no longer kept.</summary>
    public (long Tail, ImmutableArray<RunRecord> Dropped) Retain(long head) => (_retention.TailFor(head), _runs.DropOldest(_limits.RunHistory));

    private bool Working => _runs.Active.Count > 0 || _runs.All.Any(run => run.IsWorking || run.Status == RunStatus.Queued);

    private async Task RecoverAsync()
    {
        var state = await _writer.OpenAsync();
        _runs.Load(state.Runs);
        await _excuses.RecoverAsync(state);
        foreach (var run in state.Runs.Where(run => run.IsWorking))
        {
            await _parking.RestoreAsync(run.RunId);
        }
    }

    private RunRecord? FindRepeated(StartRun start)
    {
        var known = start.RequestId is { } requestId ? _runs.FindByRequest(requestId) ?? _runs.Find(start.RunId) : _runs.Find(start.RunId);
        return known is null || known.RequestDigest == RequestDigest.Of(start)
            ? known
            : throw new NetraException(ErrorCodes.Conflict, "This 'requestId' was used for another request. Use a new one for each new request.");
    }

    private RunError? Overdue(ActiveRun active, DateTimeOffset now)
    {
        if (_runs.Find(active.RunId) is { StartedAt: { } startedAt } run && now - startedAt - run.ParkedTime > _limits.RunTimeout)
        {
            return new RunError(ErrorCodes.TimedOut, $"The run took longer than {_limits.RunTimeout.TotalSeconds:0} s and was stopped.", Retryable: true);
        }

        return active.Silence > _limits.ProgressTimeout
            ? new RunError(ErrorCodes.TimedOut, $"The run made no progress for {_limits.ProgressTimeout.TotalSeconds:0} s and was stopped.", Retryable: true)
            : null;
    }
}
