using System.Collections.Immutable;

namespace Netra.Silo.Attestation;

/// <summary>Gathers what happens during an attestation.</summary>
internal sealed class ReportBuilder(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly ImmutableArray<string>.Builder _breaches = ImmutableArray.CreateBuilder<string>();
    private readonly ImmutableArray<AttackOutcome>.Builder _outcomes = ImmutableArray.CreateBuilder<AttackOutcome>();

    /// <summary>An attack was stopped.</summary>
    public void Stopped(AttackOutcome outcome) => _outcomes.Add(outcome);

    /// <summary>An attack was not stopped.</summary>
    public void Breach(string what) => _breaches.Add(what);

    /// <summary>Takes over what another one has gathered.</summary>
    public void Add(ReportBuilder part)
    {
        _breaches.AddRange(part._breaches);
        _outcomes.AddRange(part._outcomes);
    }

    /// <summary>The report.</summary>
    public AttestationReport Build() => new(
        time.GetUtcNow(),
        time.GetElapsedTime(_started),
        _breaches.ToImmutable(),
        _outcomes.ToImmutable());
}
