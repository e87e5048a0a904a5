using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents;

/// <summary>What follows from a recorded step.</summary>
internal static class JournalEntryExtensions
{
    /// <summary>Whether it has ended.</summary>
    public static bool IsEnded(this JournalEntry entry) => entry.State is JournalState.Completed or JournalState.Failed;

    /// <summary>Whether nothing is done for it now: it waits for another agent, a person, or a time.</summary>
    public static bool IsWaiting(this JournalEntry entry) =>
        entry.State == JournalState.Paused || (entry.State == JournalState.Started && entry.Kind != StepKind.Work);

    /// <summary>Whether it says as much as <paramref name="other"/>, a record of the same step, or more.</summary>
    public static bool Covers(this JournalEntry entry, JournalEntry other) =>
        entry.IsEnded() || (!other.IsEnded() && (entry.Attempt, Rank(entry), Told(entry)).CompareTo((other.Attempt, Rank(other), Told(other))) >= 0);

    private static int Told(JournalEntry entry) => entry.Told?.Length ?? 0;

    private static int Rank(JournalEntry entry) => entry.State == JournalState.Started ? 0 : 1;
}
