namespace Netra.Grains.Abstractions.Agents;

/// <summary>How far a step came.</summary>
public enum JournalState
{
    /// <summary>Recorded before its work began.</summary>
    Started,

    /// <summary>Ended with a result.</summary>
    Completed,

    /// <summary>Ended with an error.</summary>
    Failed,

    /// <summary>An attempt failed, and the next one begins at <see cref="JournalEntry.Until"/>.</summary>
    Paused,
}
