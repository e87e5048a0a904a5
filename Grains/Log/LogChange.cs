using System.Collections.Immutable;
using Netra.Grains.Budgets;

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

    /// <summary>What has gone of the budgets by day; default: unchanged.</summary>
    public ImmutableArray<DaySpending> Days { get; init; }

    /// <summary>Whether events are to be dropped that are no longer kept; with events and runs that happens anyway.</summary>
    public bool Trims { get; init; }

    /// <summary>How many records it writes.</summary>
    public int Records => Events.Length + Journal.Length + (Run is null ? 0 : 1);

    /// <summary>About how much text it writes, in characters.</summary>
    public long Text =>
        Events.Sum(pending => (long)pending.Draft.Payload.Length)
        + Journal.Sum(write => (long)(write.Entry.Result?.Length ?? 0) + (write.Entry.Call?.Message.Length ?? 0) + (write.Entry.Call?.Parameters.Length ?? 0))
        + (Run is null ? 0 : Run.Message.Length + Run.Parameters.Length + (Run.Result?.Answer.Length ?? 0) + (Run.Result?.Data?.Length ?? 0));
}
