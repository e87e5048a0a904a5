namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>A silo for the tests of a class, with content off as it is by default.</summary>
public sealed class TelemetryFixture : IAsyncLifetime
{
    private TelemetrySilo? _silo;

    internal TelemetrySilo Silo => _silo ?? throw new InvalidOperationException("The silo was not started.");

    public async ValueTask InitializeAsync() => _silo = await TelemetrySilo.StartAsync();

    public ValueTask DisposeAsync() => Silo.DisposeAsync();
}
