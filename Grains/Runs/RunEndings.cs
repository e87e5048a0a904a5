using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Events;
using Netra.Grains.Log;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Runs;

/// <summary>Ends runs and calls, each with its events in one commit: tools and called agents that are still open end with their caller.</summary>
internal sealed class RunEndings(UserLogWriter writer, RunJournals journals, RunRegistry runs, RunAgents agents, RunQueue queue, RunTelemetry telemetry, TimeProvider time)
{
    private const int ToolsAtOnce = 1_000;

    /// <summary>Stops a run's agents and ends it.</summary>
    public async Task StopAsync(RunId runId, RunStatus status, RunError error)
    {
        var away = runs.FindActive(runId) is null ? await ReadStoredAsync(runId) : null;
        if (runs.FindActive(runId) is not { } active)
        {
            await EndAsync(runId, status, null, error, away);
            return;
        }

        if (!active.Ending)
        {
            active.Ending = true;
            active.Stopped = StopWorkingAsync(runs.Find(runId)!, status, error);
        }

        // Also when it was asked for before: whoever asks is told when the end is stored.
        await active.Stopped;
        await writer.CommitAsync(new LogChange());
    }

    /// <summary>Records how an agent ended.</summary>
    public async Task CompleteAsync(ActiveCall call, AgentOutcome outcome)
    {
        var active = runs.FindActive(call.RunId)!;
        if (call.CallId != CallId.Root)
        {
            await CloseAsync(active, call, outcome);
            return;
        }

        ActiveCall[] below = [.. active.Calls.Where(other => other.CallId.IsBelow(call.CallId))];
        if (below.Length > 0 && !active.Ending)
        {
            active.Ending = true;
            await agents.StopAsync(below);
        }

        await EndAsync(call.RunId, outcome.Status, outcome.Result is { } result ? new RunResult(result.Answer, result.Data) : null, outcome.Error, away: null);
    }

    private async Task StopWorkingAsync(RunRecord run, RunStatus status, RunError error)
    {
        await agents.StopAsync(run);
        await EndAsync(run.RunId, status, null, error, away: null);
    }

    // Of a run that is put away, the log knows which tools and calls are still open.
    private async Task<ActiveRun?> ReadStoredAsync(RunId runId)
    {
        await writer.CommitAsync(new LogChange());
        return await journals.ReadAsync(runId);
    }

    // Its agents do not work any more.
    private async Task EndAsync(RunId runId, RunStatus status, RunResult? result, RunError? error, ActiveRun? away)
    {
        if (runs.Find(runId) is not { HasEnded: false } run)
        {
            // It may have ended a moment ago; what ended it is stored when this is.
            await writer.CommitAsync(new LogChange());
            return;
        }

        var open = (runs.FindActive(runId) ?? away)?.Close(_ => true) ?? [];
        var waited = run.Status == RunStatus.Queued && !run.QueueAnnounced;
        var position = waited ? runs.QueuePosition(runId) : 0;
        var ended = runs.Put(run with
        {
            Status = status,
            Result = result,
            Error = error,
            CompletedAt = time.GetUtcNow(),
            ParkedAt = null,
            WakeAt = null,
            Calls = [.. run.Calls.Select(call => call with { Ended = true })],
        });
        var events = new List<PendingEvent>();
        if (waited)
        {
            // A run's first event says that it began or waited, also when it never began.
            events.Add(RunEvents.Queued(ended, position));
        }

        var many = EndManyTools(ended, open, status);
        events.AddRange(Open(ended, open, status));
        if (error is not null)
        {
            events.Add(RunEvents.Failed(ended, ended.Agent, error));
        }

        events.Add(RunEvents.Completed(ended));
        await Task.WhenAll(many, writer.CommitAsync(new LogChange { Run = ended, Events = [.. events] }));
        telemetry.Ended(ended);
        await queue.BeginAsync();
    }

    private async Task CloseAsync(ActiveRun active, ActiveCall call, AgentOutcome outcome)
    {
        var closed = active.Close(other => other == call || other.CallId.IsBelow(call.CallId));
        ActiveCall[] below = [.. closed.Where(other => other != call)];
        var run = runs.Find(call.RunId)!;
        run = runs.Put(WithoutQuestions(run, closed) with
        {
            Calls = [.. run.Calls.Select(known => closed.Any(gone => gone.CallId == known.CallId) ? known with { Ended = true } : known)],
        });

        call.CallId.TryGetCaller(out var callerId, out var step);
        var caller = active.Find(callerId)!;
        var entry = caller.Journal[step] with
        {
            State = outcome.Status == RunStatus.Completed ? JournalState.Completed : JournalState.Failed,
            Result = outcome.Status == RunStatus.Completed
                ? JsonSerializer.Serialize(outcome.Result, EventJson.Options)
                : StepError.ToJson(new NetraException(outcome.Error?.Code ?? ErrorCodes.Internal, outcome.Error?.Message ?? "The agent failed.")),
        };
        caller.TryRecord(entry);
        active.HasGoneOn(time.GetUtcNow());
        agents.Deliver(caller, entry, () => writer.CommitAsync(new LogChange()));
        agents.Stop(below);

        var many = Task.WhenAll(EndManyTools(run, below, RunStatus.Cancelled), EndManyTools(run, [call], outcome.Status));
        var events = Open(run, below, RunStatus.Cancelled).Concat(Tools(run, call, outcome.Status));
        if (outcome.Error is { } error)
        {
            events = events.Append(RunEvents.Failed(run, call.Agent, error));
        }

        var closing = writer.CommitAsync(new LogChange
        {
            Run = run,
            Events = [.. events, RunEvents.SubagentCompleted(run, call.CallId, call.Agent, outcome.Status, outcome.Result, time.GetUtcNow() - call.BegunAt)],
            Journal = [new JournalWrite(run.RunId, callerId, entry)],
        });
        await Task.WhenAll(many, closing);
    }

    // So many tools that one commit does not hold their ends: they go before, each with its step, so that they do not end twice when the rest is not stored.
    private Task EndManyTools(RunRecord run, ActiveCall[] open, RunStatus status)
    {
        var tools = open.SelectMany(call => call.OpenTools.Select(tool => (Call: call, Tool: tool))).ToArray();
        if (tools.Length <= ToolsAtOnce)
        {
            return Task.CompletedTask;
        }

        var result = StepError.ToJson(new NetraException(ErrorCodes.OutcomeUnknown, "The step was interrupted when its agent was stopped, and nothing tells whether it took effect."));
        return Task.WhenAll(tools.Chunk(ToolsAtOnce).ToArray().Select(chunk => writer.CommitAsync(new LogChange
        {
            Events = [.. chunk.Select(open => RunEvents.ToolEnded(run, open.Call.Agent, open.Tool, status.ToWireName()))],
            Journal = [.. chunk.Select(open => new JournalWrite(run.RunId, open.Call.CallId, Ended(open.Call, open.Tool, result)))],
        })).ToArray());
    }

    private static JournalEntry Ended(ActiveCall call, JournalEntry tool, string result)
    {
        var ended = tool with { State = JournalState.Failed, Result = result, Until = null };
        call.TryRecord(ended);
        return ended;
    }

    // Agents that ended before they were answered do not wait for it any more.
    private static RunRecord WithoutQuestions(RunRecord run, ActiveCall[] closed)
    {
        ImmutableArray<RunApproval> asked = [.. run.Approvals.Where(approval => approval.Approved is not null || closed.All(call => call.CallId != approval.CallId))];
        return run.Status == RunStatus.AwaitingApproval && asked.All(approval => approval.Approved is not null)
            ? run with { Approvals = asked, Status = RunStatus.Running }
            : run with { Approvals = asked };
    }

    private IEnumerable<PendingEvent> Open(RunRecord run, IEnumerable<ActiveCall> open, RunStatus status) => open.SelectMany(call =>
    {
        var tools = Tools(run, call, status);
        return call.CallId == CallId.Root
            ? tools
            : tools.Append(RunEvents.SubagentCompleted(run, call.CallId, call.Agent, status, null, time.GetUtcNow() - call.BegunAt));
    });

    private static IEnumerable<PendingEvent> Tools(RunRecord run, ActiveCall call, RunStatus status) =>
        call.OpenTools.Select(tool => RunEvents.ToolEnded(run, call.Agent, tool, status.ToWireName()));
}
