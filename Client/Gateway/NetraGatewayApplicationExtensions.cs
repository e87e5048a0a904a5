using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.Erasure;
using Netra.Client.Gateway.Events;
using Netra.Client.Gateway.Health;
using Netra.Client.Gateway.Ingest;
using Netra.Client.Gateway.Problems;
using Netra.Client.Gateway.Queries;
using Netra.Client.Gateway.Runs;
using Netra.Client.Gateway.Sessions;
using Netra.Client.Gateway.Statistics;

namespace Netra.Client.Gateway;

/// <summary>Puts the gateway into a web application.</summary>
public static class NetraGatewayApplicationExtensions
{
    private const string UsedKey = "netra.gateway.used";

    /// <summary>
    /// Adds the pipeline: problems, session targets, routing, WebSockets, authentication, authorization. Comes before anything that
    /// handles requests. Idempotent.
    /// </summary>
    public static IApplicationBuilder UseNetraGateway(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        RequireServices(app.ApplicationServices);
        if (!app.Properties.TryAdd(UsedKey, true))
        {
            return app;
        }

        app.UseMiddleware<ProblemMiddleware>();
        app.UseMiddleware<SessionTarget>();
        app.UseRouting();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAuthorization();
        return app;
    }

    /// <summary>Maps the endpoints. In Development with the key of the data directory, <c>POST /dev/token</c> is one of them.</summary>
    public static IEndpointRouteBuilder MapNetraGateway(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        RequireServices(services);
        var v1 = endpoints.MapGroup("/v1").RequireAuthorization()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        RunEndpoints.Map(v1);
        EventsEndpoint.Map(v1);
        QueryEndpoint.Map(v1);
        IngestEndpoint.Map(v1);
        SessionEndpoints.Map(v1);
        StatisticsEndpoint.Map(v1);
        EraseEndpoint.Map(v1);
        HealthEndpoints.Map(endpoints);
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        if (services.GetRequiredService<IHostEnvironment>().IsDevelopment()
            && services.GetRequiredService<IOptions<NetraAuthOptions>>().Value.UsesDevelopmentKey)
        {
            DevelopmentTokens.Map(endpoints);
        }

        return endpoints;
    }

    private static void RequireServices(IServiceProvider services)
    {
        if (services.GetService<UserGrains>() is null)
        {
            throw new InvalidOperationException("The gateway's services are missing: call services.AddNetraGateway(configuration) first.");
        }
    }
}
