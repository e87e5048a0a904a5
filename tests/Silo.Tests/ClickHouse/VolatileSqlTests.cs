using Netra.Grains.Data;
using Netra.Grains.SqlGate.Names;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>The answers that are not kept.</summary>
public sealed class VolatileSqlTests(EngineFixture engine) : StoreTests(engine)
{
    // The same arguments give the same answers, whatever the engine calls them.
    private static readonly string[] Deterministic = ["arrayJoin", "unnest", "financialNetPresentValueExtended"];

    [Fact]
    public async Task Functions_ThatTheEngineCallsNotDeterministicAndTheGateAllows_AreVolatile()
    {
        var names = await Host.Get<CanaryEngine>().ReadAsync(
            "SELECT name FROM system.functions WHERE deterministic = 0 FORMAT TabSeparated",
            Canary.New(Host.Get<CapabilityRoot>()),
            TestContext.Current.CancellationToken);

        var allowed = names.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(name => SqlFunctions.TryFind(name, out _)).Except(Deterministic).ToArray();

        Assert.Contains("now", allowed);
        Assert.Contains("UTCTimestamp", allowed);
        Assert.Equal([], allowed.Where(name => !VolatileSql.Is($"SELECT {name}()")));
    }

    [Theory]
    [InlineData("SELECT groupArraySample(3)(event_id) FROM workload_events")]
    [InlineData("SELECT CURRENT_DATE")]
    [InlineData("SELECT count() FROM data_access_audit")]
    public void Is_AnswerThatChanges_IsTrue(string sql) => Assert.True(VolatileSql.Is(sql));

    [Fact]
    public void Is_AnswerThatStays_IsFalse() => Assert.False(VolatileSql.Is("SELECT toStartOfHour(timestamp, 'UTC') AS hour, count() FROM workload_events GROUP BY hour"));
}
