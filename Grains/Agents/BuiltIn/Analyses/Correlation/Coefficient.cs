namespace Netra.Grains.Agents.BuiltIn.Analyses.Correlation;

/// <summary>A correlation coefficient.</summary>
/// <param name="Value">From −1 to 1; <see langword="null"/>: see <paramref name="NotComputable"/>.</param>
/// <param name="PValue">Two-sided: the chance of one at least that far from 0 when the values have nothing to do with each other.</param>
/// <param name="NotComputable">Why it does not exist.</param>
internal sealed record Coefficient(double? Value, double? PValue, NotComputable? NotComputable = null);
