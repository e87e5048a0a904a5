using System.Collections.Immutable;
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

    /// <summary>Whether its user asked for its end.</summary>
    public bool CancelRequested { get; init; }

    /// <summary>Its result, when it completed.</summary>
    public RunResult? Result { get; init; }

    /// <summary>What went wrong, when it did.</summary>
    public RunError? Error { get; init; }

    /// <summary>The agents that took part.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];
}
