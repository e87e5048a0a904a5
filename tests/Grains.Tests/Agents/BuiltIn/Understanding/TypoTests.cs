using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Understanding;

public sealed class TypoTests
{
    [Theory]
    [InlineData("latency", "latncy", true)]
    [InlineData("latency", "latenncy", true)]
    [InlineData("latency", "latancy", true)]
    [InlineData("latency", "latecny", true)]
    [InlineData("latency", "latency", false)]
    [InlineData("latency", "ltncy", false)]
    [InlineData("latency", "lateyncc", false)]
    [InlineData("model", "yodel", true)]
    public void IsOneApart_Words_CountsSlips(string left, string right, bool expected)
    {
        Assert.Equal(expected, Typo.IsOneApart(left, right));
        Assert.Equal(expected, Typo.IsOneApart(right, left));
    }
}
