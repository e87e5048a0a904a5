namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>The same figures computed here, from the definitions and without the engine.</summary>
internal static class Reference
{
    /// <summary>Linear interpolation between neighbours at (n − 1) · level.</summary>
    public static double Percentile(IEnumerable<double> values, double level)
    {
        var sorted = values.Order().ToArray();
        var place = (sorted.Length - 1) * level;
        var below = (int)Math.Floor(place);
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    public static double Deviation(IReadOnlyCollection<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    public static double Pearson(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        var products = x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum();
        return products / Math.Sqrt(x.Sum(a => (a - meanX) * (a - meanX)) * y.Sum(b => (b - meanY) * (b - meanY)));
    }

    public static double Slope(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    /// <summary>Ranks from 1; equal values share their mean rank.</summary>
    public static double[] Ranks(IReadOnlyList<double> values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];

    public static double MedianDeviation(IReadOnlyCollection<double> values)
    {
        var median = Percentile(values, 0.5);
        return Percentile(values.Select(value => Math.Abs(value - median)), 0.5);
    }

    /// <summary>Equal but for the last digits of double precision.</summary>
    public static void Close(double expected, double? actual, double tolerance = 1e-9)
    {
        Assert.NotNull(actual);
        Assert.True(Math.Abs(expected - actual.Value) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{actual} instead of {expected}");
    }
}
