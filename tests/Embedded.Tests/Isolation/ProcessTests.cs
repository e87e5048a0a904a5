using System.Net;
using Netra.Embedded.Tests.Engines;
using Netra.Embedded.Tests.Http;

namespace Netra.Embedded.Tests.Isolation;

public sealed class ProcessTests(EngineFixture engines)
{
    private const string Long = "SELECT count() FROM numbers(1000000000000) WHERE NOT ignore(number)";
    
    // The statement would run for hours.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task HangUp_OfDriver_EndsTheStatement()
    {
        using var tenant = new Tenant(engines.Engine);
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = tenant.ScalarAsync(Long, cancellationToken: hangUp.Token);
        await RunsAsync(tenant, 1);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await RunsAsync(tenant, 0);
    }

    [Fact]
    public async Task HangUp_WithoutCapability_EndsTheStatementToo()
    {
        using var client = engines.Engine.Http();
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var before = await ProcessorTimeAsync();
        var running = client.GetAsync(new Uri(engines.Engine.Address, $"?query={Uri.EscapeDataString(Long)}"), hangUp.Token);
        await Eventually.IsTrueAsync("the engine works", Patience, async () => await ProcessorTimeAsync() - before > TimeSpan.FromSeconds(1));
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        async Task<TimeSpan> ProcessorTimeAsync()
        {
            await Task.Yield();
            using var process = System.Diagnostics.Process.GetProcessById(engines.Engine.ProcessId);
            return process.TotalProcessorTime;
        }
    }

    [Fact]
    public async Task Kill_OfOwnStatement_EndsIt()
    {
        using var tenant = new Tenant(engines.Engine);
        var queryId = Guid.NewGuid().ToString();
        var running = tenant.ScalarAsync(Long, queryId);
        await RunsAsync(tenant, 1);
        await tenant.Client.ExecuteNonQueryAsync($"KILL QUERY WHERE query_id = '{queryId}' SYNC", null, tenant.Options(), TestContext.Current.CancellationToken);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => running);
        Assert.Contains("394", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Process_OfOthers_IsNeitherSeenNorKilled()
    {
        using var alice = new Tenant(engines.Engine);
        using var bob = new Tenant(engines.Engine);
        var queryId = Guid.NewGuid().ToString();
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var running = alice.ScalarAsync(Long, queryId, hangUp.Token);
        await RunsAsync(alice, 1);

        Assert.Equal(0, await bob.CountAsync($"SELECT count() FROM system.processes WHERE query LIKE '%{queryId}%' AND query NOT LIKE '%system.processes%'"));
        Assert.Equal("0\n", (await engines.Engine.PostAsync("SELECT count() FROM system.processes WHERE query NOT LIKE '%system.processes%'")).Text);
        await bob.Client.ExecuteNonQueryAsync($"KILL QUERY WHERE query_id = '{queryId}' SYNC", null, bob.Options(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, (await engines.Engine.PostAsync($"KILL QUERY WHERE query_id = '{queryId}' SYNC")).Status);
        Assert.Equal(1, await CountAsync(alice));
        Assert.False(running.IsCompleted);

        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await RunsAsync(alice, 0);
    }

    private static Task RunsAsync(Tenant tenant, long statements) =>
        Eventually.IsTrueAsync($"{statements} statements run", Patience, async () => await CountAsync(tenant) == statements);

    private static Task<long> CountAsync(Tenant tenant) =>
        tenant.CountAsync("SELECT count() FROM system.processes WHERE query LIKE '%1000000000000%' AND query NOT LIKE '%system.processes%'");
}
