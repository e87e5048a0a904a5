using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;

namespace Netra.Grains.Log;

/// <summary>What is stored of a run. Immutable; a change is a new record in a commit.</summary>
internal sealed record RunRecord
{
    /// <summary>The run.</summary>
    public required RunId RunId { get; init; }

    /// <summary>Its conversation.</summary>
    public required ThreadId ThreadId { get; init; }

    /// <summary>The client's name for the request that started it.</summary>
    public string? RequestId { get; init; }

    /// <summary>A digest of that request's body; tells a repetition from a conflict.</summary>
    public string? RequestDigest { get; init; }

    /// <summary>The agent asked.</summary>
    public required AgentName Agent { get; init; }

    /// <summary>The version of that agent when the run began.</summary>
    public required string AgentVersion { get; init; }

    /// <summary>The user's words.</summary>
    public required string Message { get; init; }

    /// <summary>The caller's parameters, a JSON object.</summary>
    public required string Parameters { get; init; }

    /// <summary>Where it stands in a trace, in the form of <c>traceparent</c>, so that whoever goes on with it continues the trace.</summary>
    public string? Trace { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it was admitted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its agent began; <see langword="null"/> while it waits.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Whether its user was told that it waits, so that its first event is already stored.</summary>
    public bool QueueAnnounced { get; init; }

    /// <summary>When it was put away, to wait without its agents; <see langword="null"/>: it is not.</summary>
    public DateTimeOffset? ParkedAt { get; init; }

    /// <summary>When a run that is put away is to be taken up again; <see langword="null"/>: when a person has decided.</summary>
    public DateTimeOffset? WakeAt { get; init; }

    /// <summary>How long it was put away before, or could not go on for want of its store or node; not counted to its time limit.</summary>
    public TimeSpan ParkedTime { get; init; }

    /// <summary>The calls of agents by agents, in the order they were made.</summary>
    public ImmutableArray<RunCall> Calls { get; init; } = [];

    /// <summary>What it asked a person.</summary>
    public ImmutableArray<RunApproval> Approvals { get; init; } = [];

    /// <summary>Its result, when it completed.</summary>
    public RunResult? Result { get; init; }

    /// <summary>What went wrong, when it did.</summary>
    public RunError? Error { get; init; }

    /// <summary>The agents that took part.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];

    /// <summary>What it has taken from the budgets, with all of its agents; <see langword="null"/>: nothing.</summary>
    public Spending? Usage { get; init; }

    /// <summary>Whether its agents are to be at work.</summary>
    [JsonIgnore]
    public bool IsWorking => Status is RunStatus.Running or RunStatus.AwaitingApproval && ParkedAt is null;

    /// <summary>Whether it has ended.</summary>
    [JsonIgnore]
    public bool HasEnded => Status.IsTerminal();
}
