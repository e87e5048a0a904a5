using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.Grains.Isolation;
using Netra.Silo.Hosting;

namespace Netra.Silo.Secrets;

/// <summary>Registers the secrets of the installation.</summary>
internal static class SecretsHostingExtensions
{
    /// <summary>Adds <see cref="NetraKeys"/>, and its cluster key for the grains. Secrets that cannot be used stop the start of the host. Idempotent.</summary>
    public static IServiceCollection AddNetraSecrets(this IServiceCollection services)
    {
        services.AddOptions<SecretsOptions>().BindConfiguration(SecretsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SecretsOptions>, SecretsOptionsValidator>());
        services.TryAddSingleton(Load);
        services.TryAddSingleton<IClusterKey>(provider => provider.GetRequiredService<NetraKeys>());
        return services;
    }

    private static NetraKeys Load(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();

        // Asked for its checks: whoever needs the secrets first gets the same answer as the start of the host.
        _ = services.GetRequiredService<IOptions<SecretsOptions>>().Value;
        return KeyLoader.Load(configuration, services.GetRequiredService<IHostEnvironment>().IsDevelopment(), DataDirectory.Resolve(configuration));
    }
}
