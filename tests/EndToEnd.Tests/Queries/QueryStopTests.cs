using System.Net;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Silo.Secrets;
using Netra.Testing.Engines;

namespace Netra.EndToEnd.Tests.Queries;

/// <summary>A query that nobody waits for any more, or that takes too long, is gone from the engine.</summary>
public sealed class QueryStopTests(QueryStopTests.HastySilo hasty) : IClassFixture<QueryStopTests.HastySilo>
{
    private const string Heavy = "SELECT count() FROM numbers(10000000) AS a CROSS JOIN numbers(10000000) AS b WHERE NOT ignore(a.number, b.number)";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Query_ClientDisconnects_IsGoneFromTheEngine()
    {
        using var user = await ApiUser.LogInAsync(hasty.Silo.Address, "leaver");
        using var leave = new CancellationTokenSource();
        var query = user.PostAsync("/v1/query", new { sql = Heavy }, leave.Token);
        var (engine, capability) = Engine("leaver");
        await EngineProcesses.BeginAsync(engine, capability);

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        Assert.True(await EngineProcesses.EndAsync(engine, capability, Bound), "the query still runs although its client has left");
    }

    [Fact]
    public async Task Query_OverItsTime_IsRefusedAndGoneFromTheEngine()
    {
        using var user = await ApiUser.LogInAsync(hasty.Silo.Address, "waiter");
        var (engine, capability) = Engine("waiter");

        using var answer = await user.PostAsync("/v1/query", new { sql = Heavy }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.True(await EngineProcesses.EndAsync(engine, capability, Bound), "the query still runs although it was over its time");
    }

    private (string ConnectionString, string Capability) Engine(string user)
    {
        var keys = KeyFile.Parse(File.ReadAllText(Path.Combine(hasty.Data.Path, "keys.json")));
        return (EndpointsFile.TryRead(hasty.Data.Path)!.Addresses.ClickHouse, Capability.Derive(keys.IsolationRoot.Span, UserId.Parse(user), generation: 0).Reveal());
    }

    /// <summary>A silo whose queries may take two seconds.</summary>
    public sealed class HastySilo : SiloFixture
    {
        protected override string[] Prepare() => ["--Netra:Limits:QueryTime=00:00:02"];
    }
}
