namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A stretch of time in UTC; a missing end is open.</summary>
/// <param name="From">The first instant in it.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Words">What it is called in an answer.</param>
internal sealed record TimeRange(DateTime? From, DateTime? To, string Words)
{
    /// <summary>Set when it is another range, so much earlier ("the same day last week").</summary>
    public Bucket? Earlier { get; init; }

    /// <summary>All there is.</summary>
    public static TimeRange All { get; } = new(null, null, "all your data");

    public bool IsAll => From is null && To is null;

    public bool Overlaps(DateTime first, DateTime last) => (From is null || From <= last) && (To is null || To > first);
}
