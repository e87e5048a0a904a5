using Netra.Grains.Abstractions.Data;
using Netra.Grains.Data;

namespace Netra.Grains.Tests.Data;

public sealed class QueryCacheKeyTests
{
    public static TheoryData<AnalyticsQuery, AnalyticsQuery> Pairs => new()
    {
        { new AnalyticsQuery("SELECT 1").With("a", "1").With("b", "2"), new AnalyticsQuery("SELECT 1").With("a", "1bString2") },
        { new AnalyticsQuery("SELECT 1").With("a", "x"), new AnalyticsQuery("SELECT 1aStringx") },
        { new AnalyticsQuery("SELECT 1").With("a", new[] { "x", "y" }), new AnalyticsQuery("SELECT 1").With("a", new[] { "xStringy" }) },
        { new AnalyticsQuery("SELECT 1").With("a", "1"), new AnalyticsQuery("SELECT 1").With("a", 1L) },
        { new AnalyticsQuery("SELECT 1"), new AnalyticsQuery("SELECT 1 ") },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Of_DifferentQueries_IsDifferent(AnalyticsQuery one, AnalyticsQuery other) => Assert.NotEqual(QueryCacheKey.Of(one), QueryCacheKey.Of(other));

    [Fact]
    public void Of_SameParametersInAnotherOrder_IsTheSame() => Assert.Equal(
        QueryCacheKey.Of(new AnalyticsQuery("SELECT 1").With("a", "1").With("b", 2L)),
        QueryCacheKey.Of(new AnalyticsQuery("SELECT 1").With("b", 2L).With("a", "1")));
}
