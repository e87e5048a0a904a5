using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Netra.Client.Gateway;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Agents;
using Netra.Grains.Execution;
using Netra.Grains.Isolation;
using Netra.Silo.Auth;
using Netra.Silo.ClickHouse;
using Netra.Silo.Engines;
using Netra.Silo.Models;
using Netra.Silo.Redis;
using Netra.Silo.Secrets;
using Netra.Testing.Agents;
using Netra.Testing.Engines;
using Netra.Testing.Tokens;
using Orleans.TestingHost;
using Xunit;

namespace Netra.Testing.Clusters;

/// <summary>
/// Silos in this process on real embedded engines, with the product's own grains, guard, adapters and token rules. Tests use fresh users, so that
/// they do not meet each other.
/// </summary>
public class NetraCluster : IAsyncLifetime
{
    private readonly string _keyFile = Path.GetTempFileName();
    private readonly KeyFile _keys = KeyFile.Generate();
    private InProcessTestCluster? _cluster;

    /// <summary>The engines.</summary>
    public EngineFixture Engines { get; } = new();

    /// <summary>The issuer of this installation.</summary>
    public TestTokens Tokens { get; } = new();

    /// <summary>The cluster.</summary>
    public InProcessTestCluster Cluster => _cluster ?? throw new InvalidOperationException("The cluster was not started.");

    /// <summary>An Orleans client outside of the silos.</summary>
    public IGrainFactory Client => Cluster.Client;

    /// <summary>How many silos.</summary>
    protected virtual short Silos => 1;

    /// <summary>The store of runs: the embedded one, unless a test has its own.</summary>
    protected virtual string RedisConnectionString => Engines.RedisConnectionString;

    /// <summary>Settings of the silos, such as <c>Netra:Limits:ConcurrentRuns</c>.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>How long the tokens of callers hold; longer where a test sets the clock forward.</summary>
    protected virtual TimeSpan? TokenLifetime => null;

    /// <summary>A user that no other test has.</summary>
    public static string NewUser(string name = "user") => $"{name}-{Guid.NewGuid():N}";

    /// <summary>The secret that the engine knows a user's statements by.</summary>
    public string CapabilityOf(string user) => Capability.Derive(KeyFile.Parse(_keys.ToJson()).IsolationRoot.Span, UserId.Parse(user), generation: 0).Reveal();

    /// <summary>The user's grain, for a caller who is that user.</summary>
    public IUserExecutionGrain User(string user)
    {
        CallerToken.Use(Tokens.For(user, TokenLifetime));
        return Client.GetGrain<IUserExecutionGrain>(user);
    }

    /// <inheritdoc/>
    public virtual async ValueTask InitializeAsync()
    {
        await Engines.InitializeAsync();
        await File.WriteAllTextAsync(_keyFile, Tokens.KeyText);
        var builder = new InProcessTestClusterBuilder(Silos);
        builder.ConfigureHost(host => host.Configuration
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Netra:Limits:AuditInterval"] = "00:00:00.5" })
            .AddInMemoryCollection(Settings));
        builder.ConfigureSilo((_, silo) => Configure(silo));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }

        await Engines.DisposeAsync();
        File.Delete(_keyFile);
        GC.SuppressFinalize(this);
    }

    /// <summary>Adds what a test needs beside the product.</summary>
    protected virtual void Configure(ISiloBuilder silo)
    {
        silo.AddNetraGrains();
        silo.AddNetraAgents(agents => agents
            .Add<ScriptAgent>("script", "Does what its message says.", "1", "script", "helper")
            .Add<ScriptAgent>("helper", "The same, for another agent; it may call nobody.")
            .Add<ForeignAgent>("foreign", "Tries to reach another user."));
        var endpoints = new EngineEndpoints();
        endpoints.Set(new EngineAddresses(RedisConnectionString, Engines.ClickHouseConnectionString, Embedded: true));
        var keys = KeyFile.Parse(_keys.ToJson());
        silo.Services.AddSingleton(endpoints);
        silo.Services.AddSingleton(keys);
        silo.Services.AddSingleton<IClusterKey>(keys);
        silo.Services.AddSingleton(new CapabilityRoot(keys.IsolationRoot));
        silo.Services.AddNetraRedis();
        silo.Services.AddNetraClickHouse();
        silo.Services.AddNetraModels(silo.Configuration);
        silo.Services.AddNetraTokenValidation(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Netra:Auth:SigningKeyFile"] = _keyFile }).Build());
        silo.Services.AddSingleton<IBearerTokenVerifier, BearerTokenVerifier>();
    }
}
