using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Netra.Client.Gateway.Tests.Support;

namespace Netra.Client.Gateway.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task Ready_OneCheckFails_NamesEachCheck()
    {
        await using var host = await GatewayHost.StartAsync(services: services => services.AddHealthChecks()
            .AddCheck("engines", () => HealthCheckResult.Healthy("development engine", new Dictionary<string, object> { ["version"] = "26.7" }))
            .AddCheck("schema", () => HealthCheckResult.Unhealthy("a policy is missing", new InvalidOperationException("secret"))));

        using var ready = await host.Http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        using var live = await host.Http.GetAsync("/health/live", TestContext.Current.CancellationToken);

        var json = await Expect.JsonAsync(ready, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("unhealthy", json!["status"]!.GetValue<string>());
        Assert.Equal("26.7", json["checks"]!["engines"]!["data"]!["version"]!.GetValue<string>());
        Assert.Equal("a policy is missing", json["checks"]!["schema"]!["description"]!.GetValue<string>());
        Assert.DoesNotContain("secret", json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal("healthy", (await Expect.JsonAsync(live, HttpStatusCode.OK))!["status"]!.GetValue<string>());
    }
}
