using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Isolation;
using Netra.Testing.Clusters;

namespace Netra.Benchmarks.Guard;

/// <summary>The product without its guard, to see what the guard costs.</summary>
internal sealed class UnguardedCluster : NetraCluster
{
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        foreach (var filter in silo.Services.Where(IsGuard).ToArray())
        {
            silo.Services.Remove(filter);
        }
    }

    private static bool IsGuard(ServiceDescriptor service) =>
        service.ImplementationType == typeof(IsolationGuard) || service.ImplementationType == typeof(ProofStampFilter);
}
