using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Silo.Redis;
using Netra.Silo.Redis.Due;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Log;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Redis.Values;
using Netra.Silo.Secrets;
using Netra.Silo.Tests.Resilience;
using Netra.Silo.Tests.Telemetry;
using Netra.Testing.Engines;
using StackExchange.Redis;

namespace Netra.Silo.Tests.Redis;

/// <summary>Both stores that the product runs on, by name, so that every test runs on each.</summary>
public sealed class Stores(EngineFixture engines) : IAsyncLifetime
{
    private readonly RedisServer _server = new();
    private readonly Dictionary<string, ConnectionMultiplexer> _connections = [];

    /// <summary>The names.</summary>
    public static TheoryData<string> Names => new("garnet", "redis");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _connections["garnet"] = await ConnectionMultiplexer.ConnectAsync(engines.RedisConnectionString);
        _connections["redis"] = await ConnectionMultiplexer.ConnectAsync(_server.ConnectionString);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections.Values)
        {
            await connection.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    /// <summary>A user that no other test has.</summary>
    internal static UserId NewUser() => UserId.Parse($"user-{Guid.NewGuid():N}");

    internal IDatabase Database(string store) => _connections[store].GetDatabase();

    internal RedisStore Store(string store) => Store(_connections[store]);

    internal IUserLog Log(string store, NetraKeys keys, UserId user) => new RedisUserLogFactory(keys, Store(store), new UserSealers(keys, Store(store))).For(user);

    /// <summary>The keys of a user for whoever owns the log at the time.</summary>
    internal IUserKeyValueStore Values(string store, NetraKeys keys, UserId user) =>
        Values(_connections[store], keys, user, () => (long)Database(store).HashGet(Keys(keys, user).Log, "epoch"));

    /// <summary>The keys of a user for an owner of the log.</summary>
    internal IUserKeyValueStore Values(string store, NetraKeys keys, UserId user, long epoch) => Values(_connections[store], keys, user, () => epoch);

    /// <summary>A connection of its own, by another way to the same server.</summary>
    internal Task<ConnectionMultiplexer> ConnectAsync(string store, EndPoint way)
    {
        var options = ConfigurationOptions.Parse(_connections[store].Configuration);
        options.EndPoints.Clear();
        options.EndPoints.Add(way);
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    internal static IUserKeyValueStore Values(ConnectionMultiplexer connection, NetraKeys keys, UserId user, Func<long> epoch) =>
        new RedisUserKeyValueStoreFactory(keys, Store(connection), new UserSealers(keys, Store(connection))).For(user, epoch);

    internal RedisDueIndex Due(string store, NetraKeys keys) => new(keys, Store(store), NullLogger<RedisDueIndex>.Instance);

    private static RedisStore Store(ConnectionMultiplexer connection) => new(connection, NewCircuits.Make(TimeProvider.System), NewStoreTelemetry.Make(), NullLogger<RedisStore>.Instance);

    internal static UserKeys Keys(NetraKeys keys, UserId user) => new(keys, user);
}
