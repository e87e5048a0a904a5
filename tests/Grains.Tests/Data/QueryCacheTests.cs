using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Data;
using Netra.Grains.Execution;

namespace Netra.Grains.Tests.Data;

public sealed class QueryCacheTests
{
    private static readonly AnalyticsQuery Query = new("SELECT count() FROM workload_events");

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Find_WithinItsTime_GivesTheSameResult()
    {
        var cache = Cache();
        var result = Result("x");
        cache.Keep(Query, result, cache.Version);

        Assert.Same(result, cache.Find(new AnalyticsQuery(Query.Sql)));
        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.Null(cache.Find(Query));
    }

    [Fact]
    public void Find_OtherParameterValueOrType_IsAnotherQuery()
    {
        var cache = Cache();
        cache.Keep(Query.With("a", "1"), Result("x"), cache.Version);

        Assert.Null(cache.Find(Query.With("a", 1L)));
        Assert.Null(cache.Find(Query.With("a", "2")));
        Assert.Null(cache.Find(Query.With("b", "1")));
        Assert.NotNull(cache.Find(Query.With("a", "1")));
    }

    [Fact]
    public void Keep_ResultThatAnInsertOvertook_IsNotKept()
    {
        var cache = Cache();
        var version = cache.Version;
        cache.Invalidate();

        cache.Keep(Query, Result("old"), version);

        Assert.Null(cache.Find(Query));
    }

    [Fact]
    public void Keep_OverTheNumberOfEntries_DropsTheOldest()
    {
        var cache = Cache(new UserLimits { QueryCacheEntries = 2 });
        foreach (var name in new[] { "a", "b", "c" })
        {
            cache.Keep(Query.With(name, 1L), Result(name), cache.Version);
        }

        Assert.Null(cache.Find(Query.With("a", 1L)));
        Assert.NotNull(cache.Find(Query.With("c", 1L)));
        Assert.Equal((2, 1L), (cache.Statistics().Entries, cache.Statistics().Evictions));
    }

    [Fact]
    public void Keep_OverTheNumberOfBytes_StaysBounded()
    {
        var cache = Cache(new UserLimits { QueryCacheBytes = 10_000 });
        for (var i = 0; i < 100; i++)
        {
            cache.Keep(Query.With("i", (long)i), Result(new string('x', 1_000)), cache.Version);
        }

        Assert.InRange(cache.Statistics().Bytes, 1, 10_000);
    }

    private static QueryResult Result(string value) =>
        new([new ColumnInfo("a", "String")], [ImmutableArray.Create<object?>(value)], TimeSpan.FromMilliseconds(1));

    private QueryCache Cache(UserLimits? limits = null) => new(limits ?? new UserLimits(), _time);
}
