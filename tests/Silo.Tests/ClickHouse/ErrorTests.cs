using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class ErrorTests(EngineFixture engine) : StoreTests(engine)
{
    [Theory]
    [InlineData("SELECT nothing FROM workload_events", "unknown_identifier", "nothing")]
    [InlineData("SELECT length(1)", "type_mismatch", null)]
    [InlineData("SELECT 'a' + 1", "type_mismatch", null)]
    [InlineData("SELECT intDiv(1, 0)", "division", null)]
    [InlineData("SELECT toUInt8('many')", "conversion", null)]
    [InlineData("SELECT toDateTime('never')", "conversion", null)]
    [InlineData("SELECT * FROM workload_events FINAL", "unsupported", "FINAL")]
    [InlineData("SELECT * FROM workload_events SAMPLE 1/10", "unsupported", "SAMPLE")]
    [InlineData("SELECT * FROM numbers(3), numbers(2)", "unknown_identifier", "alias")]
    [InlineData("SELECT left('a')", "invalid_argument", null)]
    [InlineData("SELECT workload_id, count() FROM workload_events", "aggregation", null)]
    [InlineData("SELECT sum(count()) FROM workload_events", "aggregation", null)]
    public async Task Query_ThatCannotRun_FailsWithItsClass(string sql, string errorClass, string? named)
    {
        var failure = await Host.NewStore().QueryAsync(sql).FailsAsync(ErrorCodes.QueryFailed);

        Assert.Equal(errorClass, failure.ErrorClass);
        Assert.DoesNotContain("DB::Exception", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Code:", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named ?? string.Empty, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT metrics.keys FROM workload_events", "mapKeys")]
    [InlineData("SELECT dimensions.size0 FROM workload_events", "length")]
    public async Task Query_NamedPartOfAColumn_SaysWhatToWrite(string sql, string instead) =>
        Assert.Contains(instead, (await Host.NewStore().QueryAsync(sql).FailsAsync(ErrorCodes.QueryNotAllowed)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Query_LongParameter_IsTakenAndOneTooLongIsRefusedAsSuch()
    {
        var store = Host.NewStore();

        Assert.Equal(900_000UL, await store.ScalarAsync(Length(900_000)));
        await store.ScalarAsync(Length(1_000_001)).FailsAsync(ErrorCodes.TooLarge);

        static AnalyticsQuery Length(int characters) =>
            new("SELECT length({a:String})", ImmutableDictionary<string, object?>.Empty.Add("a", new string('x', characters)));
    }

    [Fact]
    public async Task Query_WhoseRenderingIsLonger_Runs()
    {
        var list = string.Join(",", Enumerable.Range(0, 40_000));

        Assert.Equal("1", Convert.ToString(await Host.NewStore().ScalarAsync($"SELECT 1 IN ({list})"), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Query_EngineNotThere_IsUnavailable()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var host = new StoreHost($"Host=127.0.0.1;Port={port};Username=u;Password=p;Protocol=http");

        var failure = await host.NewStore().QueryAsync("SELECT 1").FailsAsync(ErrorCodes.Unavailable);

        Assert.NotNull(failure.RetryAfter);
    }

    [Fact]
    public async Task EverythingThatFails_ShowsNoCapability()
    {
        var user = $"user-{Guid.NewGuid():N}";
        var capability = StoreHost.CapabilityOf(user);
        var store = Host.Store(user);
        string[] statements = ["SELECT nothing FROM workload_events", "SELECT intDiv(1, 0)", "SELECT owner FROM workload_events", "SELECT arrayStringConcat(arrayMap(i -> repeat('x', 1000000), range(100)))", "SELECT left('a')"];
        foreach (var sql in statements)
        {
            var failure = await Assert.ThrowsAsync<NetraException>(() => store.QueryAsync(sql));
            Assert.DoesNotContain(capability, failure.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.Null(failure.InnerException);
        }

        await store.InsertAsync(OperationId.New(), "one");
        await store.QueryAsync("SELECT count() FROM workload_events");
        await using var wrong = new StoreHost(Engine.ClickHouseConnectionString.Replace("Password=", "Password=x", StringComparison.Ordinal));
        await wrong.Store(user).QueryAsync("SELECT 1").FailsAsync(ErrorCodes.Unavailable);

        Assert.DoesNotContain(Host.Logs.Lines.Concat(wrong.Logs.Lines), line => line.Contains(capability, StringComparison.OrdinalIgnoreCase));
    }
}
