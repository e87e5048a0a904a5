using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Netra.Silo.Resilience;

namespace Netra.Silo.Tests.Resilience;

/// <summary>Makes circuits without a host.</summary>
internal static class NewCircuits
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static Circuits Make(TimeProvider time, ResilienceOptions? options = null) =>
        new(Options.Create(options ?? new ResilienceOptions()), time, new CircuitMetrics(Meters), NullLogger<Circuit>.Instance);
}
