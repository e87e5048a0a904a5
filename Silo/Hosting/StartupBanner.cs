using Netra.Silo.Attestation;
using Netra.Silo.Engines;

namespace Netra.Silo.Hosting;

/// <summary>Says what runs where, once everything does and the isolation has been attested: where information is logged.</summary>
internal sealed class StartupBanner(
    SiloIdentity identity, EngineEndpoints engines, AttestationService attestation, IHostApplicationLifetime lifetime, IHostEnvironment environment, ILogger<StartupBanner> logger)
    : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            lifetime.ApplicationStarted.Register(() => _ = PrintAsync());
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task PrintAsync()
    {
        var addresses = await engines.GetAsync(lifetime.ApplicationStopping);
        var report = await attestation.First.WaitAsync(lifetime.ApplicationStopping);
        var url = identity.GatewayUrl.ToString().TrimEnd('/');
        Console.WriteLine($"""

            Netra.Orleans is {(report.Holds ? "ready" : "up without SQL: its isolation does not hold, see the log")} ({environment.EnvironmentName})
              API         {url}/openapi/v1.json
              health      {url}/health/ready
              dashboard   {url}/dashboard
              metrics     {url}/metrics
              engines     {addresses}
              isolation   {report.Attacks} attacks on it, {report.Breaches.Length} got through
              data        {identity.DataDirectory}
            """);
        if (environment.IsDevelopment())
        {
            Console.WriteLine("""

                  New here?   ./netra demo                                            a month of events for two demo users
                              ./netra ask --user demo-shop "how is my latency?"
                """);
        }
    }
}
