using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.Attestation;

public sealed class AttestationTests(EngineFixture engine) : AttesterTests(engine)
{
    private static readonly Attack Harmless = new("identity", "not-an-attack", GateRefuses: false, EngineDuty.Refuse, "SELECT count() FROM workload_events");

    [Fact]
    public async Task Attest_RealEngine_HoldsForEveryGroupAndLeavesNothing()
    {
        var canaries = new List<Canary>();
        var report = await ReportAsync(Attester(newCanary: root => Kept(canaries, Canary.New(root))));

        Assert.Empty(report.Breaches);
        Assert.True(report.Attacks > 300);
        foreach (var group in (string[])["identity", "around", "derived", "writing", "side", "resource", "parser", "rows"])
        {
            Assert.Contains(group, report.Layers.Keys);
        }

        var layers = report.Layers.Values.SelectMany(stopped => stopped.Keys).ToHashSet();
        Assert.True(layers.IsSupersetOf(["gate", "grants", "policy"]), string.Join(", ", layers));
        foreach (var canary in canaries)
        {
            Assert.Equal("0\n", await Host.Get<CanaryEngine>().ReadAsync("SELECT count() FROM workload_events FORMAT TabSeparated", canary, Cancellation));
        }
    }

    [Fact]
    public async Task Attest_UsersThatShareACapability_IsABreach()
    {
        Canary? first = null;

        var report = await ReportAsync(Attester(newCanary: root => first is null ? first = Canary.New(root) : Canary.New(root) with { Capability = first.Capability }));

        Assert.Contains("rows/own: a user does not see exactly the own rows", report.Breaches);
        Assert.Contains("rows/dependence: an answer changes with another user's rows", report.Breaches);
        Assert.Contains(report.Breaches, breach => breach.EndsWith("the engine shows another user's rows", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Service_BeforeItHasAttested_ServesNoSql()
    {
        var permit = Host.Get<SqlPermit>();
        permit.Withdraw("The isolation is being attested.", TimeSpan.FromSeconds(1));

        await RefusedAsync();
    }

    [Fact]
    public async Task Service_AttackThatGetsThrough_SwitchesSqlOffUntilItHoldsAgain()
    {
        using var metrics = Host.Get<AttestationMetrics>();
        using var broken = Service(Attester([Harmless]), metrics);
        await broken.StartAsync(Cancellation);
        Assert.False((await broken.First).Holds);
        await RefusedAsync();
        await broken.StopAsync(Cancellation);

        using var mended = Service(Attester([]), metrics);
        await mended.StartAsync(Cancellation);
        Assert.True((await mended.First).Holds);
        Assert.Single((await Host.NewStore().QueryAsync(new AnalyticsQuery("SELECT 1"), StoreHost.Limits, Cancellation)).Rows);
        await mended.StopAsync(Cancellation);
    }

    private static Canary Kept(List<Canary> canaries, Canary canary)
    {
        canaries.Add(canary);
        return canary;
    }

    private async Task RefusedAsync()
    {
        var refusal = await Assert.ThrowsAsync<NetraException>(() => Host.NewStore().QueryAsync(new AnalyticsQuery("SELECT 1"), StoreHost.Limits, Cancellation));
        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
    }
}
