namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>A named time: a stretch as long as its name is exact ("November" is a month, "18:30" a minute).</summary>
/// <param name="Start">Its first instant.</param>
/// <param name="End">The first instant after it.</param>
/// <param name="Length">How many tokens name it.</param>
/// <param name="IsInstant">Whether it names an instant rather than a stretch, as the end of a range.</param>
internal sealed record TimePoint(DateTime Start, DateTime End, int Length, bool IsInstant = false)
{
    /// <summary>Whether it is a part of another named time, such as the first week of a month.</summary>
    public bool IsPart { get; init; }

    /// <summary>So many days.</summary>
    public static TimePoint Days(DateTime start, int days, int length) => new(start, start.AddDays(days), length);
}
