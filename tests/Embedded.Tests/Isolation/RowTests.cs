using System.Net;
using Netra.Embedded.Tests.Engines;
using Netra.Embedded.Tests.Http;

namespace Netra.Embedded.Tests.Isolation;

public sealed class RowTests(EngineFixture engines)
{
    private static readonly object?[][] Rows = [[new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1u], [new DateTime(2020, 1, 2, 0, 0, 0, DateTimeKind.Utc), 2u]];
    private static readonly string[] Columns = ["timestamp", "tokens_input"];

    [Fact]
    public async Task Rows_OfOthers_AreNotSeen()
    {
        using var alice = new Tenant(engines.Engine);
        using var bob = new Tenant(engines.Engine);
        await alice.InsertAsync("workload_events", Columns, Rows);
        Assert.Equal(2, await alice.CountAsync("SELECT count() FROM workload_events"));
        Assert.Equal(0, await bob.CountAsync("SELECT count() FROM workload_events"));
        Assert.Equal("0\n", (await engines.Engine.PostAsync("SELECT count() FROM workload_events")).Text);
        Assert.Equal("0\n", (await engines.Engine.PostAsync("SELECT count() FROM merge('default', '.*events')", bob.Capability)).Text);
    }

    [Fact]
    public async Task Insert_WithoutCapability_IsRefused()
    {
        var (status, text) = await engines.Engine.PostAsync("INSERT INTO workload_events (timestamp) VALUES (now())");
        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.Contains("sealed", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSERT INTO workload_events (timestamp, owner) VALUES (now(), 'x')")]
    [InlineData("INSERT INTO workload_events (timestamp, owner) SETTINGS insert_allow_materialized_columns = 1 VALUES (now(), 'x')")]
    [InlineData("INSERT INTO workload_events (timestamp, owner) SETTINGS insert_allow_materialized_columns = 1 FORMAT CSV\n2020-01-01,x\n")]
    [InlineData("INSERT INTO workload_events (timestamp, owner) SETTINGS insert_allow_materialized_columns = 1 SELECT now(), toFixedString('x', 32)")]
    public async Task Insert_ThatForgesOwner_IsRefused(string statement)
    {
        using var tenant = new Tenant(engines.Engine);
        Assert.NotEqual(HttpStatusCode.OK, (await engines.Engine.PostAsync(statement, tenant.Capability)).Status);
        Assert.Equal(0, await tenant.CountAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Delete_OfOwnRows_LeavesThoseOfOthers()
    {
        // Enough users for some to share a partition.
        var tenants = Enumerable.Range(0, 20).Select(_ => new Tenant(engines.Engine)).ToArray();
        foreach (var tenant in tenants)
        {
            await tenant.InsertAsync("workload_events", Columns, Rows);
        }

        foreach (var (tenant, condition) in ((Tenant, string)[])
            [
                (tenants[0], "owner = SHA256(getSetting('SQL_netra_capability'))"),
                (tenants[1], $"owner = unhex('{tenants[1].Owner}')"),
            ])
        {
            var (status, text) = await engines.Engine.PostAsync($"ALTER TABLE workload_events DELETE WHERE {condition}", tenant.Capability, "mutations_sync=2");
            Assert.Equal((HttpStatusCode.OK, string.Empty), (status, text));
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await engines.Engine.PostAsync($"ALTER TABLE workload_events DELETE WHERE owner = unhex('{tenants[2].Owner}')", tenants[3].Capability)).Status);
        for (var i = 0; i < tenants.Length; i++)
        {
            Assert.Equal(i < 2 ? 0 : 2, await tenants[i].CountAsync("SELECT count() FROM workload_events"));
            tenants[i].Dispose();
        }
    }

    [Theory]
    [InlineData("parts")]
    [InlineData("settings")]
    [InlineData("disks")]
    [InlineData("mutations")]
    [InlineData("query_cache")]
    [InlineData("row_policies")]
    [InlineData("grants")]
    [InlineData("events")]
    [InlineData("metrics")]
    [InlineData("server_settings")]
    public async Task SystemTable_ThatNobodyNeeds_IsEmptyOrRefused(string table)
    {
        using var tenant = new Tenant(engines.Engine);
        await tenant.InsertAsync("workload_events", Columns, Rows);
        var (status, text) = await engines.Engine.PostAsync($"SELECT count() FROM system.{table}", tenant.Capability);
        Assert.True(status != HttpStatusCode.OK || text == "0\n", text);
    }
}
