using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Data;

/// <summary>Whatever ends a stream of rows, one record says how many went out.</summary>
public sealed class AuditStreamTests(ReaderCluster cluster) : IClassFixture<ReaderCluster>
{
    private const ulong Block = 8_192;

    // A block at once, and the next one never within the time of a query.
    private const string Stalling =
        "SELECT number FROM numbers(8192) UNION ALL SELECT count() FROM numbers(10000000) AS a CROSS JOIN numbers(10000000) AS b WHERE NOT ignore(a.number, b.number)";

    private const string Record =
        "SELECT agent, run_id, table_name, row_count, outcome FROM data_access_audit WHERE operation = 'stream' ORDER BY timestamp";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Record_OfAStreamReadToItsEnd_SaysTableAndRows()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "insert 7");

        var run = await cluster.RunToEndAsync(user, "reads\nSELECT workload_id FROM workload_events", "reader");

        Assert.Equal("7 end", run.Result?.Answer);
        await RecordedAsync(user, run, "workload_events", 7, "ok");
    }

    [Fact]
    public async Task Record_OfAStreamThatItsReaderLeaves_SaysWhatWentOut()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, $"leaves\n{Stalling}", "reader");

        Assert.Equal($"{Block} left", run.Result?.Answer);
        await RecordedAsync(user, run, "", Block, ErrorCodes.Cancelled);
    }

    [Fact]
    public async Task Record_OfAStreamOfACancelledRun_SaysWhatWentOut()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, $"reads\n{Stalling}", "reader");
        await BeganAsync(user);

        await cluster.User(user).CancelRunAsync(run.RunId);

        await RecordedAsync(user, run, "", Block, ErrorCodes.Cancelled);
    }

    [Fact]
    public async Task Record_OfAStreamWhoseQueryIsRefused_SaysSo()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "reads\nSELECT owner FROM workload_events", "reader");

        await RecordedAsync(user, run, "", 0, ErrorCodes.QueryNotAllowed);
    }

    [Fact]
    public async Task Record_OfAStreamWhoseEngineIsKilled_SaysWhatWentOut()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, $"reads\n{Stalling}", "reader");
        await BeganAsync(user);

        await cluster.Engines.KillAsync();
        await cluster.Engines.RestartAsync();

        await RecordedAsync(user, run, "", Block, ErrorCodes.Unavailable);
    }

    [Fact]
    public async Task Record_OfAStreamWhoseGrainGoesAway_SaysWhatWentOut()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.StartAsync(user, $"stays\n{Stalling}", "reader");
        await BeganAsync(user);

        await cluster.Cluster.DeactivateAsync(GrainId.Create("netra-user", user));
        await cluster.OpenGateAsync(user, ReaderAgent.GoOn);
        await cluster.EventsAsync(user, run.RunId);

        Assert.Equal($"{Block} {ErrorCodes.Unavailable}", (await cluster.User(user).GetRunAsync(run.RunId))!.Result?.Answer);
        await RecordedAsync(user, run, "", Block, ErrorCodes.Unavailable);
    }

    [Fact]
    public async Task Record_OfAccessesToTheSession_IsWritten()
    {
        var user = NetraCluster.NewUser();
        await cluster.User(user).SetSessionJsonAsync("theme", "\"dark\"", null);

        await FindAsync(user, "SELECT outcome FROM data_access_audit WHERE operation = 'session'", rows => rows is [["ok"]]);
    }

    // One query is asked only when everything before it is stored, so that a second record would be seen.
    private async Task RecordedAsync(string user, RunView run, string table, ulong rows, string outcome)
    {
        await FindAsync(user, Record, found => found.Length > 0);
        await ReadAsync(user, "SELECT 'later'");
        await FindAsync(user, "SELECT count() FROM data_access_audit WHERE operation = 'query' AND table_name = ''", found => found is [[> 0UL]]);

        var record = Assert.Single(await ReadAsync(user, Record));
        Assert.Equal(["reader", run.RunId.ToString(), table, rows, outcome], record);
    }

    private async Task BeganAsync(string user)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await cluster.User(user).GetSessionJsonAsync(ReaderAgent.Began) is null)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    private async Task FindAsync(string user, string sql, Func<object?[][], bool> found)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!found(await ReadAsync(user, sql)))
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    // Until the stores answer: a test killed them.
    private async Task<object?[][]> ReadAsync(string user, string sql)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (true)
        {
            try
            {
                return [.. (await cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery(sql), Cancellation)).Rows.Select(row => row.ToArray())];
            }
            catch (NetraException away) when (away.Code == ErrorCodes.Unavailable)
            {
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
    }
}
