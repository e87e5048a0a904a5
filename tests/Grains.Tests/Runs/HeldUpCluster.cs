using Microsoft.Extensions.DependencyInjection;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Runs;

/// <summary>A cluster in which runs may be silent for a short time only, calls do not arrive, and nodes stand still, as a test says.</summary>
public sealed class HeldUpCluster : NetraCluster
{
    /// <summary>The calls.</summary>
    public HeldCalls Calls { get; } = new();

    /// <summary>The clock: set forward, it is as if the node had stood still meanwhile.</summary>
    public ShiftedTime Time { get; } = new();

    protected override TimeSpan? TokenLifetime => TimeSpan.FromDays(1_000);

    protected override Dictionary<string, string?> Settings => new() { ["Netra:Limits:ProgressTimeout"] = "00:00:04" };

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.Services.AddSingleton<TimeProvider>(Time);
        silo.AddIncomingGrainCallFilter(Calls);
    }
}
