using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Schema;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>An engine that understands a text otherwise than the gate, lost its policies, or says too much.</summary>
public sealed class EvilEngineTests(EngineFixture engine)
{
    private const string Rendering = "SELECT formatQuerySingleLine(";
    private const string Honest = "SELECT count() FROM workload_events";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SELECT owner FROM workload_events")]
    [InlineData("SELECT count() FROM secrets")]
    [InlineData("SELECT 1 SETTINGS max_threads = 1")]
    public async Task Query_ThatTheEngineReadsOtherwise_IsRefusedAndNeverRuns(string meant)
    {
        await using var proxy = await StartAsync(sql => sql.StartsWith(Rendering, StringComparison.Ordinal) ? $"{Rendering}'{meant}')" : sql);
        await using var host = new StoreHost(proxy.ConnectionString);

        await host.NewStore().QueryAsync(Honest).FailsAsync(ErrorCodes.QueryNotAllowed);

        Assert.DoesNotContain(proxy.Statements, sql => sql.Contains(meant, StringComparison.Ordinal) || sql == Honest);
    }

    [Fact]
    public async Task Query_OddlyWritten_RunsAsTheEngineRendersIt()
    {
        await using var proxy = await StartAsync(sql => sql);
        await using var host = new StoreHost(proxy.ConnectionString);

        Assert.Equal(0UL, await host.NewStore().ScalarAsync("select  COUNT( )\nfrom /* here */ workload_events"));

        Assert.Contains("SELECT COUNT() FROM workload_events", proxy.Statements);
        Assert.DoesNotContain(proxy.Statements, sql => sql.Contains("here", StringComparison.Ordinal) && !sql.StartsWith(Rendering, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_ThatIsNotAllowed_NeverReachesTheEngine()
    {
        await using var proxy = await StartAsync(sql => sql);
        await using var host = new StoreHost(proxy.ConnectionString);

        var refusal = await host.NewStore().QueryAsync("SELECT 1 FROM secrets").FailsAsync(ErrorCodes.QueryNotAllowed);

        Assert.Equal(14, refusal.Position);
        Assert.DoesNotContain(proxy.Statements, sql => sql.Contains("secrets", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SELECT count() FROM `workload_events`", "SELECT count() FROM numbers(3)")]
    [InlineData("FROM system.tables WHERE database = currentDatabase()", "FROM system.tables WHERE 0 AND database = currentDatabase()")]
    [InlineData("engine, primary_key", "engine, 'owner, timestamp' AS primary_key")]
    public async Task Tables_NotInOrder_AreAProblemAndNothingIsServed(string question, string otherQuestion)
    {
        await using var proxy = await StartAsync(sql => sql.Replace(question, otherQuestion, StringComparison.Ordinal));
        await using var host = new StoreHost(proxy.ConnectionString);

        Assert.NotNull(await host.Get<SchemaCheck>().ProblemAsync(Token));
        await host.NewStore().QueryAsync(Honest).FailsAsync(ErrorCodes.Unavailable);
        await host.NewStore().InsertAsync(Netra.Grains.Abstractions.Keys.OperationId.New(), "x").FailsAsync(ErrorCodes.Unavailable);
        Assert.DoesNotContain(proxy.Statements, sql => sql == Honest || sql.Contains("INSERT", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Error_NamingWhatTheUserDidNotWrite_IsToldWithoutIt()
    {
        await using var proxy = await StartAsync(sql => sql.StartsWith(Honest, StringComparison.Ordinal) ? "SELECT somebodys_secret FROM workload_events" : sql);
        await using var host = new StoreHost(proxy.ConnectionString);

        var failure = await host.NewStore().QueryAsync(Honest).FailsAsync(ErrorCodes.QueryFailed);

        Assert.Equal("unknown_identifier", failure.ErrorClass);
        Assert.DoesNotContain("somebodys_secret", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("somebodys_secret", StringComparison.Ordinal));
    }

    private Task<RewritingProxy> StartAsync(Func<string, string> rewrite) => RewritingProxy.StartAsync(engine.ClickHouseConnectionString, rewrite);
}
