using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Redis.GrainStates;
using Netra.Silo.Redis.Log;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Redis.Values;
using Netra.Silo.Secrets;
using Netra.Testing;
using Orleans.Configuration;
using Orleans.Storage;
using StackExchange.Redis;

namespace Netra.Silo.Tests.Redis;

/// <summary>The list of commands in <c>deploy/redis/users.acl</c>: enough for the product, and no more.</summary>
public sealed class AclTests : IAsyncLifetime
{
    private const string Password = "for-this-test-only";

    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());

    private readonly RedisServer _server = new(Directory.CreateTempSubdirectory("netra-acl-").FullName, AclText());
    private ConnectionMultiplexer? _connection;

    private static CancellationToken None => CancellationToken.None;

    private ConnectionMultiplexer Connection => _connection ?? throw new InvalidOperationException("There is no connection.");

    private string ConnectionString => $"{_server.ConnectionString},user=netra,password={Password}";

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _connection = await ConnectionMultiplexer.ConnectAsync(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Adapters_WithTheseRights_DoAllTheyDo()
    {
        using var store = new Netra.Silo.Redis.RedisStore(Connection, Netra.Silo.Tests.Resilience.NewCircuits.Make(TimeProvider.System), Netra.Silo.Tests.Telemetry.NewStoreTelemetry.Make(), Microsoft.Extensions.Logging.Abstractions.NullLogger<Netra.Silo.Redis.RedisStore>.Instance);
        var (user, sealers) = (Stores.NewUser(), new UserSealers(Keys, store));
        var log = new RedisUserLogFactory(Keys, store, sealers).For(user);
        var due = new Netra.Silo.Redis.Due.RedisDueIndex(Keys, store, Microsoft.Extensions.Logging.Abstractions.NullLogger<Netra.Silo.Redis.Due.RedisDueIndex>.Instance);

        var state = await log.TakeAsync(None);
        var values = new RedisUserKeyValueStoreFactory(Keys, store, sealers).For(user, () => state.Epoch);
        foreach (var operation in Enum.GetValues<KeyValueOperation>())
        {
            await values.ExecuteAsync(
                KeyValueArea.Data,
                new KeyValueCommand(operation, $"{operation}") { Value = "1", Field = "f", Amount = 1, TimeToLive = operation == KeyValueOperation.Set ? TimeSpan.FromMinutes(1) : null },
                new KeyValueLimits(1 << 20, 100),
                OperationId.New(),
                None);
        }

        await due.ScheduleAsync(user, DateTimeOffset.UtcNow, None);
        Assert.Contains(user, await due.ClaimAsync(DateTimeOffset.UtcNow.AddSeconds(1), TimeSpan.FromSeconds(5), 100, None));
        Assert.True(await due.MoveAsync(user, await due.FindAsync(user, None), DateTimeOffset.UtcNow, None));
        Assert.True(await due.MoveAsync(user, await due.FindAsync(user, None), null, None));
        await log.TrimAsync(state.Epoch, 1, [], None);
        var (epoch, _) = await log.BeginEraseAsync(state.Epoch, None);
        await values.EraseAsync(epoch, None);
        await log.EndEraseAsync(epoch, None);
    }

    [Fact]
    public async Task Orleans_WithTheseRights_FormsAClusterAndKeepsStates()
    {
        using var host = Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleans(silo =>
            {
                silo.UseRedisClustering(ConnectionString).AddNetraGrainStates();
                silo.Services.AddSingleton<IConnectionMultiplexer>(Connection).AddSingleton(Keys);
                silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = ("netra", "default"));
                silo.Configure<EndpointOptions>(endpoints => (endpoints.SiloPort, endpoints.GatewayPort) = (RedisServer.FreePort(), 0));
            }).Build();

        await host.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(SiloStatus.Active, host.Services.GetRequiredService<ISiloStatusOracle>().CurrentStatus);
        await KeepStateAsync(host.Services.GetRequiredKeyedService<IGrainStorage>("Default"));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("KEYS", "*")]
    [InlineData("SCAN", "0")]
    [InlineData("FLUSHALL")]
    [InlineData("CONFIG", "GET", "*")]
    [InlineData("DUMP", "n1:x")]
    [InlineData("ACL", "LIST")]
    [InlineData("GET", "elsewhere")]
    [InlineData("EVAL", "return redis.call('KEYS', '*')", "0")]
    public async Task Commands_BeyondThese_AreRefused(string command, params string[] arguments)
    {
        var refusal = await Assert.ThrowsAnyAsync<RedisServerException>(() => Connection.GetDatabase().ExecuteAsync(command, [.. arguments]));

        Assert.Matches("permission|user executing the script can.t run this command", refusal.Message);
    }

    private static async Task KeepStateAsync(IGrainStorage storage)
    {
        var (grain, read) = (GrainId.Create("tally", "one"), new GrainState<List<string>>());
        await storage.WriteStateAsync("tally", grain, new GrainState<List<string>>(["kept"]));
        await storage.ReadStateAsync("tally", grain, read);
        Assert.Equal(["kept"], read.State);

        read.State = ["changed"];
        await storage.WriteStateAsync("tally", grain, read);
        await storage.ClearStateAsync("tally", grain, read);
        await storage.ReadStateAsync("tally", grain, read);
        Assert.Empty(read.State);
    }

    private static string AclText() =>
        File.ReadAllText(Path.Combine(Repository.Root, "deploy", "redis", "users.acl")).Replace("user netra on ", $"user netra on >{Password} ", StringComparison.Ordinal);
}
