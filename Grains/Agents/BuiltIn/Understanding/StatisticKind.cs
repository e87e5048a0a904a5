namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>How values are summed up.</summary>
internal enum StatisticKind
{
    /// <summary>The arithmetic mean.</summary>
    Mean,

    /// <summary>A percentile, interpolated between neighbours (the inclusive definition of spreadsheets and NumPy).</summary>
    Percentile,

    /// <summary>The smallest value.</summary>
    Minimum,

    /// <summary>The largest value.</summary>
    Maximum,

    /// <summary>The sum.</summary>
    Total,

    /// <summary>How many events carry a value.</summary>
    Count,

    /// <summary>The sample standard deviation.</summary>
    Deviation,
}
