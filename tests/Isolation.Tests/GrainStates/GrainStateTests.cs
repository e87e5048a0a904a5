using Netra.Grains.Abstractions.Errors;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;
using StackExchange.Redis;

namespace Netra.Isolation.Tests.GrainStates;

/// <summary>States of grains that an installation adds: they last, and Redis shows nothing of them.</summary>
public sealed class GrainStateTests(TallyCluster cluster) : IClassFixture<TallyCluster>
{
    [Fact]
    public async Task State_OfAnAuthorsGrain_OutlivesItsActivation()
    {
        var user = NetraCluster.NewUser();
        await cluster.RunToEndAsync(user, "first", "tally");
        await EndAsync(TallyAgent.Key);

        var run = await cluster.RunToEndAsync(user, "second", "tally");

        Assert.EndsWith("first,second", run.Result?.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_InRedis_ShowsNeitherItsGrainNorWhatItHolds()
    {
        await cluster.Client.GetGrain<ITallyGrain>("visible-key").AddAsync("visible-line");

        var states = await StatesAsync();

        Assert.NotEmpty(states);
        Assert.All(states, state => Assert.DoesNotContain("visible", $"{state.Key} {string.Join(' ', state.Fields.Select(field => Latin(field.Value)))}", StringComparison.OrdinalIgnoreCase));
        Assert.All(states, state => Assert.DoesNotContain("tally", $"{state.Key} {string.Join(' ', state.Fields.Select(field => Latin(field.Value)))}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task State_PutInThePlaceOfAnother_DoesNotOpen()
    {
        var before = (await StatesAsync()).Select(state => state.Key).ToHashSet();
        var (one, other) = ($"one-{Guid.NewGuid():N}", $"other-{Guid.NewGuid():N}");
        await cluster.Client.GetGrain<ITallyGrain>(one).AddAsync("of one");
        var mine = Assert.Single(await StatesAsync(), state => !before.Contains(state.Key));
        await cluster.Client.GetGrain<ITallyGrain>(other).AddAsync("of the other");
        var others = Assert.Single(await StatesAsync(), state => !before.Contains(state.Key) && state.Key != mine.Key);
        await EndAsync(other);

        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Engines.RedisConnectionString);
        await redis.GetDatabase().HashSetAsync(others.Key, mine.Fields);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => cluster.Client.GetGrain<ITallyGrain>(other).ReadAsync());
        Assert.Equal(ErrorCodes.Internal, Assert.IsType<NetraException>(failure.GetBaseException()).Code);
        Assert.Equal("of one", await cluster.Client.GetGrain<ITallyGrain>(one).ReadAsync());
    }

    private Task EndAsync(string key) => cluster.Cluster.DeactivateAsync(cluster.Client.GetGrain<ITallyGrain>(key).GetGrainId());

    private async Task<IReadOnlyList<(string Key, HashEntry[] Fields)>> StatesAsync()
    {
        await using var redis = await ConnectionMultiplexer.ConnectAsync(cluster.Engines.RedisConnectionString);
        var keys = (RedisResult[])(await redis.GetDatabase().ExecuteAsync("KEYS", "*/state/*"))!;
        var states = new List<(string, HashEntry[])>();
        foreach (var key in keys.Select(key => (string)key!))
        {
            states.Add((key, await redis.GetDatabase().HashGetAllAsync(key)));
        }

        return states;
    }

    private static string Latin(RedisValue value) => System.Text.Encoding.Latin1.GetString((byte[])value!);
}
