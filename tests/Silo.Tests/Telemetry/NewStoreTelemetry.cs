using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Grains.Telemetry;
using Netra.Silo.Telemetry;

namespace Netra.Silo.Tests.Telemetry;

/// <summary>Makes telemetry of stores without a host.</summary>
internal static class NewStoreTelemetry
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static StoreTelemetry Make() => new(Meters, Options.Create(new ContentOptions()), TimeProvider.System);
}
