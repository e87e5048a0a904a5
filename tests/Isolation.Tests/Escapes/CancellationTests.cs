using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Execution;
using Netra.Testing.Clusters;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>A client may end what it began; that message is a call to the user's grain like any other.</summary>
public sealed class CancellationTests(NetraCluster cluster)
{
    private const string LongQuery = "SELECT count() FROM numbers(100000000000) WHERE cityHash64(number) % 7 = 8";

    // Less than the time of a query, which would give its place back as well.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Client_ThatCancels_EndsItsQueriesAndGetsTheirPlacesBack()
    {
        var user = NetraCluster.NewUser();
        using var cancel = new CancellationTokenSource();
        var places = (int)(await cluster.User(user).GetStatisticsAsync()).Limits["concurrentQueries"];
        var queries = Enumerable.Range(0, places)
            .Select(i => cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery($"{LongQuery} + {i}"), cancel.Token)).ToArray();
        while ((await cluster.User(user).GetStatisticsAsync()).Queries.Queries < places)
        {
            await Task.Yield();
        }

        CallerToken.Use(cluster.Tokens.For(user));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(queries));
        var next = await cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery("SELECT 1"), CancellationToken.None)
            .WaitAsync(Soon, TestContext.Current.CancellationToken);
        Assert.Single(next.Rows);
    }
}
