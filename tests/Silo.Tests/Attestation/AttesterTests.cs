using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.ClickHouse.Erasure;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Schema;
using Netra.Silo.Tests.ClickHouse;
using Netra.Testing.Engines;
using Attester = Netra.Silo.Attestation.Attestation;

namespace Netra.Silo.Tests.Attestation;

/// <summary>What the tests of the attestation share: one that runs on the assembly's engine.</summary>
public abstract class AttesterTests(EngineFixture engine) : StoreTests(engine)
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static async Task<AttestationReport> ReportAsync(Attester attester)
    {
        AttestationReport? report = null;
        await attester.RunAsync(told => report = told, Cancellation);
        return report!;
    }

    private protected Attester Attester(Attack[]? attacks = null, Func<CapabilityRoot, Canary>? newCanary = null, bool spareTheEngine = true) => new(
        Host.Get<CapabilityRoot>(),
        Host.Get<CanaryEngine>(),
        Host.Get<EngineClient>(),
        Host.Get<TableCatalog>(),
        Host.Get<CanonicalSql>(),
        Host.Get<RowEraser>(),
        TimeProvider.System)
    {
        Attacks = attacks is null ? AttackCatalogue.Read() : [.. attacks],
        NewCanary = newCanary ?? Canary.New,
        SpareTheEngine = spareTheEngine,
    };

    private protected AttestationService Service(Attester attester, AttestationMetrics metrics) => new(
        attester, Host.Get<SqlPermit>(), metrics, Options.Create(new AttestationOptions()), TimeProvider.System, NullLogger<AttestationService>.Instance);
}
