using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Data;

public sealed class AuditTests(NetraCluster cluster)
{
    private const string Record =
        "SELECT agent, run_id, operation, table_name, row_count, outcome FROM data_access_audit ORDER BY timestamp";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfAnAgentsAccesses_SaysWhoDidWhatAndHowItEnded()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.RunToEndAsync(user, "insert 7\nquery SELECT count() AS secret FROM workload_events\ncount k");
        await Assert.ThrowsAsync<NetraException>(() => cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery("SELECT owner FROM workload_events"), Cancellation));

        var rows = await ReadAsync(user, atLeast: 4);

        Assert.Equal(["script", run.RunId.ToString(), "insert", "workload_events", 7UL, "ok"], rows[0]);
        Assert.Equal(["script", run.RunId.ToString(), "query", "workload_events", 1UL, "ok"], rows[1]);
        Assert.Equal(["script", run.RunId.ToString(), "key_value", "", 0UL, "ok"], rows[2]);
        Assert.Equal(["", "", "query", "", 0UL, ErrorCodes.QueryNotAllowed], rows[3]);
    }

    [Fact]
    public async Task Record_OfAnotherUser_IsNotSeenAndNotWritten()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(NetraCluster.NewUser(), "query SELECT 1");

        Assert.All(await ReadAsync(user, atLeast: 1), row => Assert.Equal("", row[0]));
        var operation = OperationId.New();
        await cluster.User(user).BeginInsertAsync(operation, "data_access_audit", ["agent"]);
        await cluster.User(user).AppendInsertAsync(operation, 0, [["forged"]]);
        Assert.Equal(ErrorCodes.NotFound, (await Assert.ThrowsAsync<NetraException>(() => cluster.User(user).CommitInsertAsync(operation, Cancellation))).Code);
    }

    private async Task<object?[][]> ReadAsync(string user, int atLeast)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            var result = await cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery(Record), Cancellation);
            if (result.Rows.Length >= atLeast)
            {
                return [.. result.Rows.Select(row => row.ToArray())];
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
