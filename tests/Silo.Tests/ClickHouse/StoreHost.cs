using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>The store as the silo registers it, over the real embedded engine; everything it logs is kept.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    public static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(20), 100_000, 32 * 1024 * 1024);

    private static readonly byte[] Root = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    private readonly ServiceProvider _services;

    public StoreHost(EngineFixture engine)
        : this(engine.ClickHouseConnectionString)
    {
    }

    public StoreHost(string connectionString, params (string Key, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value))).Build());
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddSingleton(new CapabilityRoot(Root));
        services.AddNetraEngines();
        services.AddMetrics();
        services.AddNetraClickHouse();
        services.AddNetraAttestation();
        _services = services.BuildServiceProvider();
        _services.GetRequiredService<EngineEndpoints>().Set(new EngineAddresses("unused", connectionString, Embedded: true));
    }

    public KeptLogs Logs { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public IUserAnalyticsStore Store(string user, long generation = 1) => Get<IUserAnalyticsStoreFactory>().For(UserId.Parse(user), generation);

    /// <summary>A user that no other test has.</summary>
    public IUserAnalyticsStore NewStore() => Store($"user-{Guid.NewGuid():N}");

    public static string CapabilityOf(string user, long generation = 1) => Capability.Derive(Root, UserId.Parse(user), generation).Reveal();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
