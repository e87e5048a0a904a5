using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Events;
using Netra.Grains.Log;
using Netra.Grains.Recovery;

namespace Netra.Grains.Runs;

/// <summary>Takes a person's decisions to the runs that wait for them, each once.</summary>
internal sealed class RunApprovals(UserLogWriter writer, RunRegistry runs, RunAgents agents, RunParking parking, DueKeeper due, TimeProvider time)
{
    private const int MaxComment = 8_192;

    /// <summary>Records a decision and has the run go on; the same decision again changes nothing.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.NotFound"/>: nobody asked. <see cref="ErrorCodes.Conflict"/>: it was decided otherwise, or the run has ended.
    /// </exception>
    public async Task ResolveAsync(RunId runId, string approvalId, Approval approval)
    {
        if (approval.Comment is { Length: > MaxComment })
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"'comment' must not have more than {MaxComment} characters.");
        }

        if (IsDecided(Find(runId, approvalId), runId, approval.Approved))
        {
            await writer.CommitAsync(new LogChange());
            return;
        }

        await due.HoldAsync();
        var asked = Find(runId, approvalId);
        if (IsDecided(asked, runId, approval.Approved))
        {
            await writer.CommitAsync(new LogChange());
            return;
        }

        var run = RunParking.Unparked(runs.Find(runId)!, time.GetUtcNow());
        var approvals = run.Approvals.Replace(asked, asked with { Approved = approval.Approved, Prompt = null });
        var waits = approvals.Any(other => other.Approved is null);
        run = runs.Put(run with { Approvals = approvals, Status = waits ? RunStatus.AwaitingApproval : RunStatus.Running });
        var entry = new JournalEntry(asked.Step, "approval", JournalState.Completed, Attempt: 1, JsonSerializer.Serialize(approval, EventJson.Options), ToolCallId: null)
        {
            Kind = StepKind.Approval,
        };
        Tell(run, asked, entry);
        await writer.CommitAsync(new LogChange
        {
            Run = run,
            Events = [RunEvents.ApprovalResolved(run, asked.Agent, approvalId, approval.Approved)],
            Journal = [new JournalWrite(runId, asked.CallId, entry)],
        });
        if (runs.FindActive(runId) is null)
        {
            await parking.ReviveAsync(runId);
        }

        // Another decision may have begun to take the run up before this one was stored.
        Tell(run, asked, entry);
    }

    private void Tell(RunRecord run, RunApproval asked, JournalEntry entry)
    {
        if (runs.FindActive(run.RunId) is { } active && active.Find(asked.CallId) is { } call && !call.Has(entry))
        {
            active.HasGoneOn(time.GetUtcNow());
            call.TryRecord(entry);
            agents.Deliver(call, entry, () => writer.CommitAsync(new LogChange()));
        }
    }

    private RunApproval Find(RunId runId, string approvalId)
    {
        var run = runs.Find(runId) ?? throw new NetraException(ErrorCodes.NotFound, "There is no such run.");
        return run.Approvals.FirstOrDefault(approval => approval.Id == approvalId)
            ?? throw new NetraException(ErrorCodes.NotFound, "This run did not ask for such an approval.");
    }

    private bool IsDecided(RunApproval asked, RunId runId, bool approved)
    {
        if (asked.Approved is { } decided)
        {
            return decided == approved
                ? true
                : throw new NetraException(ErrorCodes.Conflict, decided ? "This was approved before." : "This was rejected before.");
        }

        return runs.Find(runId) is { HasEnded: false } && runs.FindActive(runId) is not { Ending: true }
            ? false
            : throw new NetraException(ErrorCodes.Conflict, "The run has ended and waits for nobody.");
    }
}
