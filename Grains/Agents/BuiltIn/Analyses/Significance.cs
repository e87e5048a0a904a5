using MathNet.Numerics;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>
/// P-values, by the regularised incomplete beta function I (NIST Digital Library of Mathematical Functions, §8.17; its relation to the t and F distributions:
/// Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.1 and 26.6.2).
/// </summary>
internal static class Significance
{
    /// <summary>Below it a finding is called significant.</summary>
    public const double Level = 0.05;

    /// <summary>The chance of a t at least that far from 0: I(ν / (ν + t²); ν/2, 1/2).</summary>
    public static double OfT(double t, double degreesOfFreedom) =>
        SpecialFunctions.BetaRegularized(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + (t * t)));

    /// <summary>The chance of an F at least that large: I(ν₂ / (ν₂ + ν₁F); ν₂/2, ν₁/2).</summary>
    public static double OfF(double f, double between, double within) =>
        SpecialFunctions.BetaRegularized(within / 2, between / 2, within / (within + (between * f)));

    /// <summary>The t of a correlation coefficient, with n − 2 degrees of freedom; <see langword="null"/> where it is infinite.</summary>
    public static double? TOfCorrelation(double r, long n) => Math.Abs(r) >= 1 ? null : r * Math.Sqrt((n - 2) / ((1 - r) * (1 + r)));

    /// <summary>The two-sided p-value of a correlation coefficient.</summary>
    public static double OfCorrelation(double r, long n) => TOfCorrelation(r, n) is { } t ? OfT(t, n - 2) : 0;
}
