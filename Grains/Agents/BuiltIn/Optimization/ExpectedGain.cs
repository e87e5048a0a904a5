namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>What a change would bring, had it been made in the time the finding is about.</summary>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Amount">How much; 0 when it is not known.</param>
/// <param name="Words">The same in words.</param>
/// <param name="IsUpperBound">Whether it is the most that could be, not what is to be expected.</param>
public sealed record ExpectedGain(GainUnit Unit, double Amount, string Words, bool IsUpperBound = false)
{
    /// <summary>The same per 30 days, at the pace of the data; <see langword="null"/>: the data covers less than a day.</summary>
    public double? PerThirtyDays { get; init; }

    /// <summary>The gain in percent of what it is a part of, such as the cost of the events; <see langword="null"/>: there is no such whole.</summary>
    public double? Percent { get; init; }
}
