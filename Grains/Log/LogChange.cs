using System.Collections.Immutable;

namespace Netra.Grains.Log;

/// <summary>What one caller wants written; several become one commit.</summary>
internal sealed record LogChange
{
    /// <summary>New events, in order.</summary>
    public ImmutableArray<PendingEvent> Events { get; init; } = [];

    /// <summary>The run's new state.</summary>
    public RunRecord? Run { get; init; }

    /// <summary>Steps that are new or changed.</summary>
    public ImmutableArray<JournalWrite> Journal { get; init; } = [];

    /// <summary>Whether events are to be dropped that are no longer kept; with events and runs that happens anyway.</summary>
    public bool Trims { get; init; }
}
