using System.Collections.Concurrent;
using System.Globalization;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Durability;

public sealed class ClickHouseTests
{
    private const int Writers = 4;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);
    private const int BatchRows = 500;
    private const int LargeRows = 400_000;
    private static readonly DateTime Time = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Kill_AmongBatches_KeepsAcknowledgedOnesAndNoHalfOnes()
    {
        await using var engine = await EngineProcess.StartAsync();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        var tenants = new List<(Tenant Tenant, ConcurrentBag<string> Acknowledged)>();
        for (var round = 0; round < 3; round++)
        {
            using var enough = new SemaphoreSlim(0);
            var writers = Enumerable.Range(0, Writers).Select(_ => (Tenant: new Tenant(engine), Acknowledged: new ConcurrentBag<string>())).ToArray();
            var writing = writers.Select(writer => WriteAsync(writer.Tenant, writer.Acknowledged, enough)).ToArray();
            for (var i = 0; i < 40 + round; i++)
            {
                await enough.WaitAsync(limit.Token);
            }

            await engine.KillAsync();
            await Task.WhenAll(writing);
            await engine.StartAgainAsync();
            tenants.AddRange(writers);
            foreach (var (tenant, acknowledged) in tenants)
            {
                await CheckAsync(tenant, acknowledged);
            }
        }

        tenants.ForEach(pair => pair.Tenant.Dispose());
    }

    [Fact]
    public async Task Kill_AmongLargeInserts_LeavesAllRowsOrNone()
    {
        await using var engine = await EngineProcess.StartAsync();
        using var tenant = new Tenant(engine);
        var outcomes = new List<string>();
        for (var round = 0; round < 5; round++)
        {
            var id = $"large {round}";
            var rows = Enumerable.Range(0, LargeRows).Select(i => new object?[] { Time.AddSeconds(i), id });
            var inserting = tenant.InsertAsync("workload_events", ["timestamp", "workload_id"], rows);

            // At another moment each time, from the first rows on to after the last.
            await Task.WhenAny(inserting, Task.Delay(TimeSpan.FromMilliseconds(round * 150), TestContext.Current.CancellationToken));
            await engine.KillAsync();
            var acknowledged = await SucceedsAsync(inserting);
            await engine.StartAgainAsync();
            var stored = await tenant.CountAsync($"SELECT count() FROM workload_events WHERE workload_id = '{id}'");
            Assert.True(stored is LargeRows || (stored == 0 && !acknowledged), $"{stored} rows are there, acknowledged: {acknowledged}");
            outcomes.Add($"{stored}/{acknowledged}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", outcomes));
    }

    private static async Task WriteAsync(Tenant tenant, ConcurrentBag<string> acknowledged, SemaphoreSlim done)
    {
        for (var batch = 0; ; batch++)
        {
            var id = batch.ToString(CultureInfo.InvariantCulture);
            if (!await SucceedsAsync(tenant.InsertAsync("workload_events", ["timestamp", "workload_id"], Enumerable.Range(0, BatchRows).Select(i => new object?[] { Time.AddSeconds(i), id }))))
            {
                return;
            }

            acknowledged.Add(id);
            done.Release();
        }
    }

    private static async Task CheckAsync(Tenant tenant, ConcurrentBag<string> acknowledged)
    {
        var stored = new Dictionary<string, ulong>();
        using var reader = await tenant.Client.ExecuteReaderAsync(
            "SELECT workload_id, count() FROM workload_events GROUP BY workload_id", null, tenant.Options(), TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            stored.Add(reader.GetString(0), (ulong)reader.GetValue(1));
        }

        Assert.All(stored.Values, rows => Assert.Equal((ulong)BatchRows, rows));
        Assert.Empty(acknowledged.Except(stored.Keys));
    }

    private static async Task<bool> SucceedsAsync(Task writing)
    {
        try
        {
            await writing;
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }
}
