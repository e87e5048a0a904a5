using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Budgets;
using Netra.Grains.Events;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>Records the steps of a user's agents, and begins what they ask for with them: other agents, approvals.</summary>
internal sealed class RunSteps(UserLogWriter writer, RunRegistry runs, RunAgents agents, CallRules rules, UserBudgets budgets, TimeProvider time)
{
    /// <summary>The execution that reports, when it is the one that is listened to.</summary>
    public async Task<ActiveCall?> FindAsync(AgentExecution execution)
    {
        while (Find(execution) is { Begun: { } begun } call)
        {
            var current = await begun;
            if (call.Begun == begun)
            {
                return current == execution.Id && Find(execution) == call ? call : null;
            }
        }

        return null;
    }

    /// <summary>Records what an agent did, unless it is not wanted any more.</summary>
    public async Task<ReportReply> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports)
    {
        if (await FindAsync(execution) is not { } call || runs.FindActive(execution.RunId) is not { Ending: false } active)
        {
            return ReportReply.Unwanted;
        }

        call.SeenAt = time.GetUtcNow();
        active.HasGoneOn(call.SeenAt);
        call.SaidToWait = reports is [.., { Entry: { } last }] && last.IsWaiting();
        var recorded = new RecordedSteps();
        foreach (var report in reports.Where(report => report.Entry is null || !call.Has(report.Entry)))
        {
            recorded.Events.AddRange(report.Events.Select(draft => new PendingEvent(runs.Find(call.RunId)!, call.Agent.ToString(), EventPayload.Draft(draft))));
            if (report.Entry is { } entry)
            {
                Record(active, call, entry, recorded);
            }
        }

        // Also when it is all known: the first attempt may still be on its way to the store.
        await writer.CommitAsync(new LogChange
        {
            Events = [.. recorded.Events],
            Journal = [.. recorded.Entries.Select(entry => new JournalWrite(call.RunId, call.CallId, entry))],
            Run = recorded.RunChanged ? runs.Find(call.RunId) : null,
            Days = recorded.Charged ? budgets.Days : default,
        });
        foreach (var called in recorded.Called.Where(called => !called.Closed && called.Begun is null))
        {
            agents.Begin(called);
        }

        foreach (var refused in recorded.Refused)
        {
            agents.Deliver(call, refused, () => Task.CompletedTask);
        }

        return new ReportReply(Wanted: true, [.. reports.Select(report => report.Entry).OfType<JournalEntry>().Select(entry => RefusalOf(call, entry)).OfType<JournalEntry>()]);
    }

    // Told again, when the first answer was lost.
    private static JournalEntry? RefusalOf(ActiveCall call, JournalEntry begun) =>
        begun is { State: JournalState.Started, Kind: StepKind.Work } && call.Journal[begun.Step] is { State: JournalState.Failed } entry && entry.Attempt == begun.Attempt
            ? entry
            : null;

    private ActiveCall? Find(AgentExecution execution) => runs.FindActive(execution.RunId)?.Find(execution.CallId);

    private void Record(ActiveRun active, ActiveCall call, JournalEntry entry, RecordedSteps recorded)
    {
        try
        {
            if (entry is { Kind: StepKind.Call, State: JournalState.Started, Call: { } called } && entry.Step == call.Journal.Count)
            {
                entry = BeginCall(active, call, entry, called, recorded);
            }
            else if (entry is { Kind: StepKind.Approval, State: JournalState.Started, Prompt: { } prompt } && entry.Step == call.Journal.Count)
            {
                AskPerson(call, entry.Step, prompt, recorded);
            }
            else if (entry.Kind == StepKind.Work && entry.Step <= call.Journal.Count)
            {
                entry = Charge(call, entry, recorded);
            }
        }
        catch (NetraException refusal) when (entry.Kind == StepKind.Work)
        {
            entry = entry with { State = JournalState.Failed, Result = StepError.ToJson(refusal), Charge = Before(call, entry)?.Charge };
            if (entry.ToolCallId is not null)
            {
                recorded.Events.Add(new PendingEvent(runs.Find(call.RunId)!, call.Agent.ToString(), ToolEvents.Completed(entry, TimeSpan.Zero)));
            }
        }
        catch (NetraException refusal)
        {
            entry = entry with { State = JournalState.Failed, Result = StepError.ToJson(refusal) };
            recorded.Refused.Add(entry);
        }

        if (!call.TryRecord(entry))
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "A step of the run is missing.");
        }

        recorded.Entries.Add(entry);
    }

    private static JournalEntry? Before(ActiveCall call, JournalEntry entry) => entry.Step >= 0 && entry.Step < call.Journal.Count ? call.Journal[entry.Step] : null;

    private JournalEntry Charge(ActiveCall call, JournalEntry entry, RecordedSteps recorded)
    {
        var before = Before(call, entry);
        if (entry.State == JournalState.Started && before is { State: JournalState.Started } && before.Attempt == entry.Attempt)
        {
            return entry with { Charge = before.Charge };
        }

        var charged = budgets.Charge(call.RunId, before, entry, call.TakeRows(entry.Step));
        var moved = charged.Charge != before?.Charge;
        recorded.Charged |= moved;
        recorded.RunChanged |= moved;
        return charged;
    }

    private JournalEntry BeginCall(ActiveRun active, ActiveCall caller, JournalEntry entry, CalledAgent called, RecordedSteps recorded)
    {
        var run = runs.Find(caller.RunId)!;
        var callId = caller.CallId.Child(entry.Step);
        var agent = rules.Admit(run, caller.Agent, callId, called);
        var now = time.GetUtcNow();
        called = called with { Version = agent.Version, CalledAt = now };
        run = runs.Put(run with
        {
            Calls = run.Calls.Add(new RunCall(callId, agent.Name, Ended: false)),
            Agents = run.Agents.Contains(agent.Name.ToString()) ? run.Agents : run.Agents.Add(agent.Name.ToString()),
        });
        recorded.RunChanged = true;
        recorded.Called.Add(active.Add(CallOf(run, callId, called, now)));
        recorded.Events.Add(RunEvents.SubagentStarted(run, callId, agent.Name, caller.Agent, called.Message));
        return entry with { Call = called };
    }

    /// <summary>An execution that a recorded step calls for.</summary>
    public static ActiveCall CallOf(RunRecord run, CallId callId, CalledAgent called, DateTimeOffset now) => new(
        run.RunId,
        callId,
        called.Agent,
        called.Version,
        new AgentRequest(called.Message, called.Parameters, run.ThreadId, run.CreatedAt),
        called.CalledAt,
        now)
    { Trace = called.Trace ?? run.Trace };

    private void AskPerson(ActiveCall call, int step, string prompt, RecordedSteps recorded)
    {
        var run = runs.Find(call.RunId)!;
        CallRules.AdmitApproval(run);
        var approval = new RunApproval(OperationId.OfStep(call.RunId, call.CallId, step).Derive("approval").ToString(), call.CallId, step, call.Agent, prompt, Approved: null);
        run = runs.Put(run with { Status = RunStatus.AwaitingApproval, Approvals = run.Approvals.Add(approval) });
        recorded.RunChanged = true;
        recorded.Events.Add(RunEvents.ApprovalRequested(run, call.Agent, approval.Id, prompt));
    }

    private sealed class RecordedSteps
    {
        public List<PendingEvent> Events { get; } = [];

        public List<JournalEntry> Entries { get; } = [];

        public List<ActiveCall> Called { get; } = [];

        public List<JournalEntry> Refused { get; } = [];

        public bool RunChanged { get; set; }

        public bool Charged { get; set; }
    }
}
