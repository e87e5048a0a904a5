using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Events;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Recovery;

namespace Netra.Grains.Runs;

/// <summary>
/// The life of a user's runs: admitted, begun, recorded, ended, each change with its events in one commit. Between a check and the
/// change it justifies there is no await.
/// </summary>
internal sealed class UserRuns(
    UserLogWriter writer,
    IUserLog log,
    RunRegistry runs,
    RunAdmission admission,
    DueKeeper due,
    AgentCatalog catalog,
    RunAgents agents,
    UserLimits limits,
    TimeProvider time)
{
    // After this long without a word of an agent its grain is asked whether it is still there.
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(2);

    private Task? _loading;

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
        due.Adopt();
    }

    /// <summary>Admits a run; returns when it is stored.</summary>
    public async Task<RunView> StartAsync(StartRun start)
    {
        StartRunRules.Check(start);
        var agent = catalog.Find(start.Agent).Description;
        await LoadAsync();
        await due.HoldAsync();
        if (FindRepeated(start) is { } known)
        {
            // The first attempt may still be on its way to the store; an empty change is stored after it.
            await writer.CommitAsync(new LogChange());
            return known.ToView();
        }

        var now = time.GetUtcNow();
        var status = admission.Admit();
        var run = runs.Put(new RunRecord
        {
            RunId = start.RunId,
            ThreadId = start.ThreadId ?? ThreadId.New(now),
            RequestId = start.RequestId,
            RequestDigest = RequestDigest.Of(start),
            Agent = agent.Name,
            AgentVersion = agent.Version,
            Message = start.Message,
            Parameters = start.Parameters,
            Status = status,
            CreatedAt = now,
            StartedAt = status == RunStatus.Running ? now : null,
            Agents = [agent.Name.ToString()],
        });
        if (status == RunStatus.Running)
        {
            runs.Activate(run.RunId, now);
        }

        await writer.CommitAsync(new LogChange { Run = run, Events = status == RunStatus.Running ? [RunEvents.Started(run)] : [] });
        if (status == RunStatus.Running)
        {
            agents.Begin(run, []);
        }

        return run.ToView();
    }

    /// <summary>Records what an agent did; <see langword="false"/> when its run has ended.</summary>
    public async Task<bool> ReportAsync(RunId runId, AgentReport report)
    {
        await LoadAsync();
        if (runs.Find(runId) is not { Status: RunStatus.Running } run || runs.FindActive(runId) is not { Ending: false } active)
        {
            return false;
        }

        active.LastProgress = active.LastSeen = time.GetUtcNow();
        if (report.Entry is { } entry)
        {
            if (active.Has(entry))
            {
                return true;
            }

            if (!active.TryRecord(entry))
            {
                throw new NetraException(ErrorCodes.InvalidRequest, "A step of the run is missing.");
            }
        }

        await writer.CommitAsync(new LogChange
        {
            Events = [.. report.Events.Select(draft => new PendingEvent(run, run.Agent.ToString(), EventPayload.Draft(draft)))],
            Journal = report.Entry is { } step ? [new JournalWrite(runId, CallId.Root, step)] : [],
        });
        return true;
    }

    /// <summary>Records how an agent ended; idempotent.</summary>
    public async Task CompleteAsync(RunId runId, AgentOutcome outcome)
    {
        await LoadAsync();
        await EndAsync(
            runId,
            outcome.Status,
            outcome.Result is { } result ? new RunResult(result.Answer, result.Data) : null,
            outcome.Error);
    }

    /// <summary>Ends a run because its user asks for it; <see langword="false"/> when there is none.</summary>
    public async Task<bool> CancelAsync(RunId runId)
    {
        await LoadAsync();
        if (runs.Find(runId) is null)
        {
            return false;
        }

        await StopAsync(runId, RunStatus.Cancelled, new RunError(ErrorCodes.Cancelled, "The run was cancelled.", Retryable: false));
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
            await TendLoadedAsync(time.GetUtcNow());
        }
        catch (Exception failure) when (failure is NetraException or LogFencedException)
        {
            // The store is away or the user has moved: the next turn, or the next owner, tends.
        }
    }

    private async Task TendLoadedAsync(DateTimeOffset now)
    {
        var overdue = runs.Active.Where(active => !active.Ending && Overdue(active, now) is not null).ToArray();
        await Task.WhenAll(overdue.Select(active => StopAsync(active.RunId, RunStatus.TimedOut, Overdue(active, now)!)));
        AskAfterQuiet(now);
        await AnnounceWaitingAsync(now);
        await BeginWaitingAsync();
        await due.RenewAsync(Working);
    }

    private void AskAfterQuiet(DateTimeOffset now)
    {
        foreach (var active in runs.Active.Where(active => !active.Ending && now - active.LastSeen >= QuietTime))
        {
            active.LastSeen = now;
            agents.Check(runs.Find(active.RunId)!, active);
        }
    }

    /// <summary>Has another node take up at once what is under way or waits: this one is going away.</summary>
    public Task HandOverAsync(CancellationToken cancellationToken) => Working ? due.HandOverAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Which events and ended runs are no longer kept. Events are dropped by the hundred: each drop is a write of its own.</summary>
    public (long Tail, ImmutableArray<RunRecord> Dropped) Retain(long head)
    {
        const int Slack = 256;
        var kept = head - writer.Tail + 1;
        var tail = kept > limits.EventHistory + Slack ? head - limits.EventHistory + 1 : writer.Tail;
        return (tail, runs.DropOldest(limits.RunHistory));
    }

    private bool Working => runs.Active.Count > 0 || runs.NextQueued() is not null;

    private async Task RecoverAsync()
    {
        var state = await writer.OpenAsync();
        runs.Load(state.Runs);
        foreach (var run in state.Runs.Where(run => run.Status == RunStatus.Running))
        {
            var journal = await log.ReadJournalAsync(run.RunId, CallId.Root, CancellationToken.None);
            runs.Activate(run.RunId, time.GetUtcNow()).Restore(journal);
            agents.Begin(run, journal);
        }
    }

    private RunRecord? FindRepeated(StartRun start)
    {
        var known = start.RequestId is { } requestId ? runs.FindByRequest(requestId) ?? runs.Find(start.RunId) : runs.Find(start.RunId);
        return known is null || known.RequestDigest == RequestDigest.Of(start)
            ? known
            : throw new NetraException(ErrorCodes.Conflict, "This 'requestId' was used for another request. Use a new one for each new request.");
    }

    private RunError? Overdue(ActiveRun active, DateTimeOffset now)
    {
        if (runs.Find(active.RunId) is { StartedAt: { } startedAt } && now - startedAt > limits.RunTimeout)
        {
            return new RunError(ErrorCodes.TimedOut, $"The run took longer than {limits.RunTimeout.TotalSeconds:0} s and was stopped.", Retryable: true);
        }

        return now - active.LastProgress > limits.ProgressTimeout
            ? new RunError(ErrorCodes.TimedOut, $"The run made no progress for {limits.ProgressTimeout.TotalSeconds:0} s and was stopped.", Retryable: true)
            : null;
    }

    private async Task StopAsync(RunId runId, RunStatus status, RunError error)
    {
        if (runs.FindActive(runId) is { } active)
        {
            if (active.Ending)
            {
                return;
            }

            active.Ending = true;
            await agents.StopAsync(runs.Find(runId)!);
        }

        await EndAsync(runId, status, null, error);
    }

    private async Task EndAsync(RunId runId, RunStatus status, RunResult? result, RunError? error)
    {
        if (runs.Find(runId) is not { } run || run.Status.IsTerminal())
        {
            // It may have ended a moment ago; what ended it is stored when this is.
            await writer.CommitAsync(new LogChange());
            return;
        }

        var openTools = runs.FindActive(runId)?.OpenTools().ToArray() ?? [];
        var waited = run.Status == RunStatus.Queued && !run.QueueAnnounced;
        var position = waited ? runs.QueuePosition(runId) : 0;
        var ended = runs.Put(run with { Status = status, Result = result, Error = error, CompletedAt = time.GetUtcNow() });
        var events = new List<PendingEvent>();
        if (waited)
        {
            // A run's first event says that it began or waited, also when it never began.
            events.Add(RunEvents.Queued(ended, position));
        }

        events.AddRange(openTools.Select(tool => RunEvents.ToolEnded(ended, tool, status.ToWireName())));
        if (error is not null)
        {
            events.Add(RunEvents.Failed(ended, error));
        }

        events.Add(RunEvents.Completed(ended));
        await writer.CommitAsync(new LogChange { Run = ended, Events = [.. events] });
        await BeginWaitingAsync();
    }

    private async Task AnnounceWaitingAsync(DateTimeOffset now)
    {
        var waiting = runs.All.Where(run => run is { Status: RunStatus.Queued, QueueAnnounced: false } && now - run.CreatedAt >= limits.QueueNotice).ToArray();
        await Task.WhenAll(waiting.Select(run => writer.CommitAsync(new LogChange
        {
            Events = [RunEvents.Queued(run, runs.QueuePosition(run.RunId))],
            Run = runs.Put(run with { QueueAnnounced = true }),
        })));
    }

    private async Task BeginWaitingAsync()
    {
        while (admission.HasRoom && runs.NextQueued() is { } waiting)
        {
            var now = time.GetUtcNow();
            var run = runs.Put(waiting with { Status = RunStatus.Running, StartedAt = now });
            runs.Activate(run.RunId, now);
            await writer.CommitAsync(new LogChange { Run = run, Events = [RunEvents.Started(run)] });
            agents.Begin(run, []);
        }
    }
}
