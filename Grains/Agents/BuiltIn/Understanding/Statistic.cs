namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A statistic; <paramref name="Level"/> is the percentile, above 0 and below 100.</summary>
internal readonly record struct Statistic(StatisticKind Kind, decimal Level = 0)
{
    public static readonly Statistic Mean = new(StatisticKind.Mean);
    public static readonly Statistic Median = Percentile(50);
    public static readonly Statistic Minimum = new(StatisticKind.Minimum);
    public static readonly Statistic Maximum = new(StatisticKind.Maximum);
    public static readonly Statistic Total = new(StatisticKind.Total);
    public static readonly Statistic Count = new(StatisticKind.Count);
    public static readonly Statistic Deviation = new(StatisticKind.Deviation);

    public static Statistic Percentile(decimal level) => new(StatisticKind.Percentile, level);
}
