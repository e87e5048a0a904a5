using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Erasure;
using Netra.Silo.ClickHouse.Inserts;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Scheduling;
using Netra.Silo.ClickHouse.Schema;
using Netra.Silo.Resilience;
using Netra.Silo.Telemetry;

namespace Netra.Silo.ClickHouse;

/// <summary>Registers ClickHouse as the store of the users' rows.</summary>
internal static class ClickHouseHostingExtensions
{
    /// <summary>
    /// Registers the store. It needs a <see cref="CapabilityRoot"/> and the addresses of the engines
    /// (<c>AddNetraEngines</c>).
    /// </summary>
    public static IServiceCollection AddNetraClickHouse(this IServiceCollection services)
    {
        services.AddOptions<ClickHouseOptions>().BindConfiguration(ClickHouseOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClickHouseOptions>, ClickHouseOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ClickHouseOptions>, ConnectionStringsValidator>());
        services.AddNetraCircuits();
        services.TryAddSingleton<StoreTelemetry>();
        services.TryAddSingleton<EngineClient>();
        services.TryAddSingleton(s => new EngineSettings(s.GetRequiredService<IOptions<ClickHouseOptions>>().Value));
        services.TryAddSingleton(s => NewQueue(s.GetRequiredService<IOptions<ClickHouseOptions>>().Value, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<SqlPermit>();
        services.TryAddSingleton<SchemaReader>();
        services.TryAddSingleton<TableCatalog>();
        services.TryAddSingleton<SchemaCheck>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClickHouseSchema>());
        services.TryAddSingleton<CanonicalSql>();
        services.TryAddSingleton<QueryKiller>();
        services.TryAddSingleton<QueryRunner>();
        services.TryAddSingleton<RowInserter>();
        services.TryAddSingleton<RowEraser>();
        services.TryAddSingleton<IUserAnalyticsStoreFactory, ClickHouseUserAnalyticsStoreFactory>();
        return services;
    }

    // Half of the places stay for the others.
    private static FairQueue NewQueue(ClickHouseOptions options, TimeProvider time)
    {
        var places = options.ConcurrentRequests ?? Math.Max(4, 2 * Environment.ProcessorCount);
        return new FairQueue(places, (places + 1) / 2, options.QueuePatience, time);
    }
}
