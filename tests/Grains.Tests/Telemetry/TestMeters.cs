using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Tests.Telemetry;

/// <summary>Telemetry that nobody listens to.</summary>
internal static class TestMeters
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();

    public static RunTelemetry Runs() => new(Meters);

    public static AgentTelemetry Agents(TimeProvider time) => new(Meters, Options.Create(new ContentOptions()), time);
}
