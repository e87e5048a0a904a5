using Netra.Grains.Agents.BuiltIn.Analyses;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class SignificanceTests
{
    // Critical values as printed in the tables of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2 and 1.3.6.7.3.
    [Theory]
    [InlineData(12.706, 1, 0.05)]
    [InlineData(2.228, 10, 0.05)]
    [InlineData(3.169, 10, 0.01)]
    [InlineData(1.984, 100, 0.05)]
    [InlineData(-1.984, 100, 0.05)]
    public void OfT_CriticalValue_IsItsTwoSidedLevel(double t, double degreesOfFreedom, double level) =>
        Assert.Equal(level, Significance.OfT(t, degreesOfFreedom), 4);

    [Theory]
    [InlineData(4.965, 1, 10, 0.05)]
    [InlineData(3.098, 3, 20, 0.05)]
    [InlineData(2.348, 10, 20, 0.05)]
    public void OfF_CriticalValue_IsItsLevel(double f, double between, double within, double level) =>
        Assert.Equal(level, Significance.OfF(f, between, within), 4);

    [Fact]
    public void OfT_NoEffect_IsOne() => Assert.Equal(1, Significance.OfT(0, 7), 12);

    [Fact]
    public void OfT_FarOut_IsSmallAndNotZero() => Assert.InRange(Significance.OfT(50, 100), 1e-90, 1e-60);

    [Fact]
    public void OfCorrelation_Perfect_IsZero() => Assert.Equal(0, Significance.OfCorrelation(-1, 5));

    [Fact]
    public void OfCorrelation_PublishedExample_IsItsLevel() => Assert.Equal(0.05, Significance.OfCorrelation(0.632, 10), 3);
}
