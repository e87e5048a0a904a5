using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.Attestation;

/// <summary>What hangs on the attestation.</summary>
public sealed class PermitTests(EngineFixture engine) : AttesterTests(engine)
{
    [Theory]
    [InlineData("query")]
    [InlineData("stream")]
    [InlineData("insert")]
    public async Task Permit_Withdrawn_NothingIsServed(string what)
    {
        var store = Host.NewStore();
        Host.Get<SqlPermit>().Withdraw("Not now.", TimeSpan.FromSeconds(1));

        await UseAsync(store, what).FailsAsync(ErrorCodes.Unavailable);

        Host.Get<SqlPermit>().Grant();
        await UseAsync(store, what);
    }

    [Fact]
    public async Task Service_WhileItAttestsForTheFirstTime_NothingIsServed()
    {
        using var metrics = Host.Get<AttestationMetrics>();
        var entered = new TaskCompletionSource();
        using var goOn = new ManualResetEventSlim();
        var attester = Attester([], root =>
        {
            entered.TrySetResult();
            goOn.Wait(Cancellation);
            return Canary.New(root);
        });
        using var service = Service(attester, metrics);
        var starting = Task.Run(() => service.StartAsync(Cancellation), Cancellation);
        await entered.Task;

        await UseAsync(Host.NewStore(), "query").FailsAsync(ErrorCodes.Unavailable);

        goOn.Set();
        await starting;
        Assert.True((await service.First).Holds);
        await UseAsync(Host.NewStore(), "query");
        await service.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Attest_AttackThatTheGateShouldRefuse_IsABreach()
    {
        var report = await ReportAsync(Attester([new Attack("identity", "let-through", GateRefuses: true, EngineDuty.None, "SELECT 1")]));

        Assert.Equal(["identity/let-through: the gate lets it through"], report.Breaches);
    }

    private static async Task UseAsync(IUserAnalyticsStore store, string what)
    {
        switch (what)
        {
            case "query":
                await store.QueryAsync("SELECT 1");
                break;
            case "insert":
                await store.InsertAsync(OperationId.New(), "x");
                break;
            default:
                await foreach (var _ in store.StreamAsync(new AnalyticsQuery("SELECT 1"), StoreHost.Limits, Cancellation))
                {
                }

                break;
        }
    }
}
