using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.Client.Gateway.Authentication;
using Netra.Client.Gateway.Events;
using Netra.Client.Gateway.OpenApi;

namespace Netra.Client.Gateway;

/// <summary>Registers the gateway.</summary>
public static class NetraGatewayServiceExtensions
{
    /// <summary>
    /// Adds what the gateway needs. An <c>IGrainFactory</c> must come from a silo or an Orleans client in the same host.
    /// Idempotent.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The root of the configuration: <c>Netra:Gateway</c>, <c>Netra:Auth</c>, <c>Netra:DataDirectory</c>.</param>
    public static IServiceCollection AddNetraGateway(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddNetraTokenValidation(configuration);
        if (services.Any(service => service.ServiceType == typeof(UserGrains)))
        {
            return services;
        }

        services.AddOptions<NetraGatewayOptions>().Bind(configuration.GetSection(NetraGatewayOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<UserGrains>();
        services.AddSingleton<StreamLimits>();
        services.Replace(ServiceDescriptor.Singleton<IHttpContextFactory, UrlTokenRedaction>());
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, BearerSetup>();
        services.AddAuthorization(NetraPolicies.AddTo);
        services.AddHealthChecks();
        services.AddOpenApi("v1", options => options.AddDocumentTransformer<BearerSchemeTransformer>());
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.MaxDepth = 256);

        // A request that cannot be bound is a problem like any other, in every environment.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        return services;
    }

    /// <summary>Adds the rules for tokens alone, for a silo that verifies what a gateway passes on. Idempotent.</summary>
    internal static IServiceCollection AddNetraTokenValidation(this IServiceCollection services, IConfiguration configuration)
    {
        if (services.Any(service => service.ServiceType == typeof(NetraTokenValidation)))
        {
            return services;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<NetraAuthOptions>()
            .Bind(configuration.GetSection(NetraAuthOptions.Section))
            .Configure(options => options.DataDirectory = configuration["Netra:DataDirectory"] ?? options.DataDirectory)
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<NetraAuthOptions>, NetraAuthOptionsValidator>();
        services.AddSingleton<NetraTokenValidation>();
        return services;
    }
}
