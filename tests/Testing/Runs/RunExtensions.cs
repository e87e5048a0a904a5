using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;

namespace Netra.Testing.Runs;

/// <summary>Runs agents as a client does: start, watch the events, read the run.</summary>
public static class RunExtensions
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts a run and returns it when it has ended.</summary>
    public static async Task<RunView> RunToEndAsync(this NetraCluster cluster, string user, string message, string agent = "script")
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var run = await cluster.StartAsync(user, message, agent);
        await cluster.EventsAsync(user, run.RunId);
        return (await cluster.User(user).GetRunAsync(run.RunId))!;
    }

    /// <summary>Starts a run.</summary>
    public static Task<RunView> StartAsync(this NetraCluster cluster, string user, string message, string agent = "script", string? requestId = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.User(user).StartRunAsync(new StartRun(RunId.New(DateTimeOffset.UtcNow), null, requestId, AgentName.Parse(agent), message, "{}"));
    }

    /// <summary>Waits until a run asks a person, and answers as its owner does. What it asked.</summary>
    public static async Task<string> DecideAsync(this NetraCluster cluster, string user, RunId runId, bool approved, string? comment = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        for (var decided = 0; ; decided++)
        {
            var asked = 0;
            await cluster.EventsUntilAsync(user, runId, e => e.Type == EventTypes.ApprovalRequested && ++asked > decided);
            if ((await cluster.User(user).GetRunAsync(runId))!.Approvals.FirstOrDefault() is { } pending)
            {
                await cluster.User(user).ResolveApprovalAsync(runId, pending.ApprovalId, new Approval(approved, comment));
                return pending.Prompt;
            }
        }
    }

    /// <summary>Opens a gate that a script waits at.</summary>
    public static Task OpenGateAsync(this NetraCluster cluster, string user, string gate)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.User(user).SetSessionJsonAsync(gate, "true", null);
    }

    /// <summary>
    /// Ends the activations of a user's grain and of the agents of a run that are named, whose executions are lost with them: the agent that was asked has
    /// <see cref="CallId.Root"/>, one that it called in its first step <c>CallId.Root.Child(0)</c>.
    /// </summary>
    public static async Task LoseAsync(this NetraCluster cluster, string user, RunId runId, params (string Agent, CallId CallId)[] agents)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        foreach (var (agent, callId) in agents)
        {
            await cluster.LoseAgentAsync(user, runId, agent, callId);
        }

        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
    }

    /// <summary>Ends the activation of an agent.</summary>
    public static Task LoseAgentAsync(this NetraCluster cluster, string user, RunId runId, string agent, CallId callId)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.Cluster.DeactivateAsync(GrainId.Create("netra-agent", new AgentGrainKey(UserId.Parse(user), runId, AgentName.Parse(agent), callId).ToGrainKey()));
    }

    /// <summary>All events of a run, once it has ended.</summary>
    public static Task<List<UserEvent>> EventsAsync(this NetraCluster cluster, string user, RunId runId) =>
        cluster.EventsUntilAsync(user, runId, e => e.Type == EventTypes.AgentCompleted);

    /// <summary>The events of a run up to the first that a test waits for.</summary>
    public static async Task<List<UserEvent>> EventsUntilAsync(this NetraCluster cluster, string user, RunId runId, Func<UserEvent, bool> last)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(last);
        var events = new List<UserEvent>();
        long? place = null;
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            try
            {
                await foreach (var batch in cluster.User(user).SubscribeAsync(new EventSubscription(place, runId), patience.Token))
                {
                    place = batch.Through;
                    events.AddRange(batch.Events);
                    if (batch.Events.Any(last))
                    {
                        return events;
                    }
                }
            }
            catch (Exception failure) when (failure is EnumerationAbortedException or OrleansException or NetraException { Code: ErrorCodes.Unavailable })
            {
                // The grain has moved: the subscription goes on from its place.
                await Task.Delay(50, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                // Told below, with what was seen.
            }
        }

        throw new TimeoutException($"Run {runId} did not come to the event waited for. Seen: {string.Join(", ", events.Select(e => e.Type))}");
    }
}
