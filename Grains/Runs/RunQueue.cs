using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Events;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Runs;

/// <summary>The runs that wait for a place: told so after a moment, and begun when there is room.</summary>
internal sealed class RunQueue(UserLogWriter writer, RunRegistry runs, RunAdmission admission, RunAgents agents, UserLimits limits, RunTelemetry telemetry, TimeProvider time)
{
    /// <summary>Tells the users of runs that have waited for a while.</summary>
    public async Task AnnounceAsync(DateTimeOffset now)
    {
        var waiting = runs.All.Where(run => run is { Status: RunStatus.Queued, QueueAnnounced: false } && now - run.CreatedAt >= limits.QueueNotice).ToArray();
        await Task.WhenAll(waiting.Select(run => writer.CommitAsync(new LogChange
        {
            Events = [RunEvents.Queued(run, runs.QueuePosition(run.RunId))],
            Run = runs.Put(run with { QueueAnnounced = true }),
        })));
    }

    /// <summary>Begins runs for which there is room.</summary>
    public async Task BeginAsync()
    {
        while (admission.HasRoom && runs.NextQueued() is { } waiting)
        {
            var now = time.GetUtcNow();
            var run = runs.Put(waiting with { Status = RunStatus.Running, StartedAt = now });
            var root = AddRoot(runs.Activate(run.RunId, now), run, now);
            await writer.CommitAsync(new LogChange { Run = run, Events = [RunEvents.Started(run)] });
            telemetry.Began(run);
            if (root is { Begun: null, Closed: false })
            {
                agents.Begin(root);
            }
        }
    }

    /// <summary>Adds the run's own agent to the executions of a run.</summary>
    public static ActiveCall AddRoot(ActiveRun active, RunRecord run, DateTimeOffset now) => active.Add(new ActiveCall(
        run.RunId,
        CallId.Root,
        run.Agent,
        run.AgentVersion,
        new Abstractions.Agents.AgentRequest(run.Message, run.Parameters, run.ThreadId, run.CreatedAt),
        run.StartedAt ?? now,
        now)
    { Trace = run.Trace });
}
