using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class InsertTests(EngineFixture engine) : StoreTests(engine)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insert_EveryColumn_ComesBack()
    {
        var store = Host.NewStore();
        var id = Guid.NewGuid();
        var at = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(123456);
        await store.InsertAsync(
            ["event_id", "timestamp", "workload_id", "model", "latency_ms", "tokens_input", "is_error", "metrics", "dimensions", "metadata"],
            [id.ToString(), at, "w", "m", 12.5, 7L, true, Map(("a", 1.5), ("b", 2L)), Map(("region", "eu")), "{}"]);

        var row = Assert.Single((await store.QueryAsync(
            "SELECT event_id, timestamp, workload_id, model, latency_ms, tokens_input, tokens_output, is_error, metrics['b'], dimensions, cost_cents FROM workload_events")).Rows);
        Assert.Equal([id.ToString(), at, "w", "m", 12.5, 7L, null, 1L, 2.0], row[..9]);
        Assert.Equal(new("region", "eu"), Assert.Single(Assert.IsType<SqlMap>(row[9]).Entries));
        Assert.Null(row[10]);
    }

    [Fact]
    public async Task Insert_NullWhereOnlyADefaultIs_TakesTheDefault()
    {
        var store = Host.NewStore();
        await store.InsertAsync(["event_id", "timestamp", "workload_id", "metrics", "latency_ms"], [null, "2026-11-23", null, null, null], [Guid.NewGuid(), "2026-11-23", "x", null, 1.0]);

        var rows = (await store.QueryAsync("SELECT event_id, workload_id, latency_ms, length(metrics) FROM workload_events ORDER BY workload_id")).Rows;
        Assert.NotEqual(Guid.Empty.ToString(), rows[0][0]);
        Assert.Equal(["", null, 0UL], rows[0][1..]);
        Assert.Equal(["x", 1.0, 0UL], rows[1][1..]);
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23 10:00:00.000000")]
    [InlineData("2026-11-23 10:00:00", "2026-11-23 10:00:00.000000")]
    [InlineData("2026-11-23T10:00:00.123456789Z", "2026-11-23 10:00:00.123456")]
    [InlineData("2026-11-23 10:00:00.5+02:00", "2026-11-23 08:00:00.500000")]
    [InlineData("2026-11-23T10:00:00-0530", "2026-11-23 15:30:00.000000")]
    [InlineData("1960-02-29T23:59:59.999999Z", "1960-02-29 23:59:59.999999")]
    public async Task Insert_TimestampText_IsReadAsUtc(string text, string expected)
    {
        var store = Host.NewStore();
        await store.InsertAsync(["timestamp"], [text]);
        Assert.Equal(expected, await store.ScalarAsync("SELECT toString(timestamp) FROM workload_events"));
    }

    [Theory]
    [InlineData("is_error", 256L)]
    [InlineData("is_error", -1L)]
    [InlineData("is_error", 0.5)]
    [InlineData("is_error", "many")]
    [InlineData("is_error", "")]
    [InlineData("tokens_input", 4294967296L)]
    [InlineData("latency_ms", "fast")]
    [InlineData("event_id", "not-a-uuid")]
    [InlineData("timestamp", "yesterday")]
    [InlineData("timestamp", "2026-02-30T00:00:00Z")]
    [InlineData("timestamp", "1066-10-14T00:00:00Z")]
    [InlineData("timestamp", null)]
    [InlineData("metrics", "x")]
    public async Task Insert_ValueThatDoesNotFit_IsRefusedWithItsPlace(string column, object? value)
    {
        var columns = column == "timestamp" ? new[] { column } : ["timestamp", column];
        object?[] good = column == "timestamp" ? ["2026-11-23T10:00:00Z"] : ["2026-11-23T10:00:00Z", null];
        object?[] bad = column == "timestamp" ? [value] : ["2026-11-23T10:00:00Z", value];
        var store = Host.NewStore();

        var failure = await store.InsertAsync(columns, good, bad, good).FailsAsync(ErrorCodes.InvalidData);

        Assert.Equal((2, column), (failure.Row, failure.Column));
        Assert.Equal(0UL, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("nothing")]
    [InlineData("workload_id`, `owner")]
    public async Task Insert_ColumnNobodyMayName_IsRefused(string column) =>
        Assert.Equal(column, (await Host.NewStore().InsertAsync(["timestamp", column], ["2026-11-23", "x"]).FailsAsync(ErrorCodes.InvalidData)).Column);

    [Fact]
    public async Task Insert_WithoutAColumnThatHasNoDefault_IsRefused() =>
        Assert.Equal("timestamp", (await Host.NewStore().InsertAsync(["workload_id"], ["x"]).FailsAsync(ErrorCodes.InvalidData)).Column);

    [Theory]
    [InlineData("nothing")]
    [InlineData("system.one")]
    [InlineData("workload_events (timestamp) SELECT 1 --")]
    public async Task Insert_UnknownTable_IsNotFound(string table) =>
        await Host.NewStore().InsertAsync(table, ["timestamp"], [["2026-11-23"]], OperationId.New(), Token).FailsAsync(ErrorCodes.NotFound);

    [Fact]
    public async Task Insert_TextsThatLookLikeTheEndOfData_AreKept()
    {
        // The length of the second text is 10, which is a line break in RowBinary: in the engine's own text protocol the data would
        // end here and the rest would run as SQL.
        var store = Host.NewStore();
        string[] texts = ["first\n", "\n;DROP T;\n", "\n\n", "a\n\nSELECT 1;", "FORMAT CSV\n\n1,2", "\\N", "\0"];
        foreach (var text in texts)
        {
            await store.InsertAsync(["workload_id", "timestamp"], [text, "2026-11-23"], ["x", "2026-11-24"], [text, "2026-11-25"]);
        }

        var rows = (await store.QueryAsync("SELECT workload_id, count() FROM workload_events GROUP BY workload_id ORDER BY workload_id")).Rows;
        Assert.Equal(texts.Append("x").Order(StringComparer.Ordinal), rows.Select(r => (string)r[0]!));
        Assert.Equal((ulong)texts.Length * 3, await store.ScalarAsync("SELECT count() FROM workload_events"));
    }

    [Fact]
    public async Task Insert_ManyRows_AreAllThere()
    {
        var store = Host.NewStore();
        const int Rows = 300_000;
        var rows = Enumerable.Range(0, Rows).Select(i => ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), "bulk")).ToArray();

        Assert.Equal(Rows, await store.InsertAsync("workload_events", ["timestamp", "workload_id"], rows, OperationId.New(), Token));

        Assert.Equal((ulong)Rows, await store.ScalarAsync("SELECT uniqExact(event_id) FROM workload_events"));
    }

    [Fact]
    public async Task Insert_TooManyRows_IsRefused()
    {
        var rows = new ImmutableArray<object?>[1_000_001];
        Array.Fill(rows, ["2026-11-23"]);
        await Host.NewStore().InsertAsync("workload_events", ["timestamp"], rows, OperationId.New(), Token).FailsAsync(ErrorCodes.TooLarge);
    }

    private static SqlMap Map(params (string Key, object? Value)[] entries) => new([.. entries.Select(e => KeyValuePair.Create((object)e.Key, e.Value))]);
}
