using System.Net;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Http;

public sealed class InsertTests(EngineFixture engines)
{
    private const string Csv = "2020-01-01 00:00:00,1\n2020-01-01 00:00:01,2\n";

    [Theory]
    [InlineData("", "INSERT INTO workload_events (timestamp, tokens_input) FORMAT CSV\n" + Csv)]
    [InlineData("query=INSERT+INTO+workload_events+(timestamp,tokens_input)+FORMAT+CSV", Csv)]
    [InlineData("query=INSERT+INTO+workload_events+(timestamp,tokens_input)+VALUES", "('2020-01-01 00:00:00', 1), ('2020-01-01 00:00:01', 2)")]
    [InlineData("", "INSERT INTO workload_events (timestamp, tokens_input) VALUES ('2020-01-01 00:00:00', 1), ('2020-01-01 00:00:01', 2)")]
    [InlineData("", "INSERT INTO workload_events (timestamp, tokens_input) SELECT toDateTime64(number, 6), number + 1 FROM numbers(2)")]
    [InlineData("", "/* a comment */ insert into default.`workload_events` (`timestamp`, `tokens_input`)\nSETTINGS async_insert = 0\nformat\tCSV \r\n" + Csv)]
    public async Task Insert_OfEachForm_StoresRows(string parameters, string body)
    {
        using var tenant = new Tenant(engines.Engine);
        var (status, text) = await engines.Engine.PostAsync(body, tenant.Capability, parameters);
        Assert.Equal((HttpStatusCode.OK, string.Empty), (status, text));
        Assert.Equal(3, await tenant.CountAsync("SELECT sum(tokens_input) FROM workload_events"));
    }

    [Fact]
    public async Task Insert_WithBadRow_StoresNothing()
    {
        using var tenant = new Tenant(engines.Engine);
        var rows = string.Concat(Enumerable.Repeat(Csv, 100_000)) + "not a time,3\n";
        var (status, _) = await engines.Engine.PostAsync($"INSERT INTO workload_events (timestamp, tokens_input) FORMAT CSV\n{rows}", tenant.Capability);
        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.Equal(0, await tenant.CountAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_ClientHangsUpAmongRows_StoresNothing()
    {
        using var tenant = new Tenant(engines.Engine);
        using var client = engines.Engine.Http();
        using var content = new BrokenContent($"INSERT INTO workload_events (timestamp, tokens_input) FORMAT CSV\n{string.Concat(Enumerable.Repeat(Csv, 50_000))}");
        await Assert.ThrowsAnyAsync<Exception>(() => client.PostAsync(
            new Uri(engines.Engine.Address, $"?SQL_netra_capability={tenant.Capability}"), content, TestContext.Current.CancellationToken));
        await Eventually.IsTrueAsync("no insert runs", TimeSpan.FromSeconds(30), async () => await tenant.CountAsync("SELECT count() FROM system.processes") == 1);
        Assert.Equal(0, await tenant.CountAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_SameTokenAgain_IsStoredOnce()
    {
        using var tenant = new Tenant(engines.Engine);
        using var other = new Tenant(engines.Engine);
        object?[][] rows = [[new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1u]];
        foreach (var sender in (Tenant[])[tenant, tenant, other])
        {
            await sender.InsertAsync("workload_events", ["timestamp", "tokens_input"], rows, ("insert_deduplication_token", "same"));
        }

        Assert.Equal(1, await tenant.CountAsync("SELECT count() FROM workload_events"));
        Assert.Equal(1, await other.CountAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_SameTokenOfManyUsers_IsStoredForEach()
    {
        // Tokens count within a partition: of 40 users in 16 of them, some share one.
        object?[][] rows = [[new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1u]];
        for (var i = 0; i < 40; i++)
        {
            using var tenant = new Tenant(engines.Engine);
            await tenant.InsertAsync("workload_events", ["timestamp", "tokens_input"], rows, ("insert_deduplication_token", "of many users"));
            Assert.Equal(1, await tenant.CountAsync("SELECT count() FROM workload_events"));
        }
    }

    [Fact]
    public async Task Insert_EqualRowsOfManyUsers_AreAllStored()
    {
        object?[][] rows = [[new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1u]];
        for (var i = 0; i < 40; i++)
        {
            using var tenant = new Tenant(engines.Engine);
            await tenant.InsertAsync("workload_events", ["timestamp", "tokens_input"], rows);
            Assert.Equal(1, await tenant.CountAsync("SELECT count() FROM workload_events"));
        }
    }

    private sealed class BrokenContent(string text) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
            await stream.FlushAsync();
            throw new IOException("The client fails.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
