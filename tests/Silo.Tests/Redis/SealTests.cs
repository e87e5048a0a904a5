using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Secrets;
using StackExchange.Redis;

namespace Netra.Silo.Tests.Redis;

/// <summary>A sealed value opens with its key, its user's salt and at its place, and not otherwise.</summary>
public sealed class SealTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly KeyFile File = KeyFile.Generate();
    private static readonly NetraKeys Keys = KeyFile.Parse(File.ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 100);
    private static readonly byte[] Salt = new byte[32];

    public static TheoryData<string> Names => Stores.Names;

    [Fact]
    public void Open_WithAnotherSaltKeyOrPlace_IsRefused()
    {
        var value = new ValueSealer(Keys, Salt).Seal("here", "secret"u8);
        var otherKeys = KeyFile.Parse((File with { Sealing = KeyFile.Generate().Sealing }).ToJson());

        Assert.Equal("secret"u8, new ValueSealer(Keys, Salt).Open("here", value));
        Assert.Throws<SealBrokenException>(() => new ValueSealer(Keys, [.. Salt[1..], 1]).Open("here", value));
        Assert.Throws<SealBrokenException>(() => new ValueSealer(otherKeys, Salt).Open("here", value));
        Assert.Throws<SealBrokenException>(() => new ValueSealer(Keys, Salt).Open("there", value));
    }

    [Fact]
    public void Open_WithAnyByteChanged_IsRefused()
    {
        var value = new ValueSealer(Keys, Salt).Seal("here", "secret"u8);
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.Throws<SealBrokenException>(() => new ValueSealer(Keys, Salt).Open("here", changed));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Hash_FieldMovedToAnother_IsRefused(string store)
    {
        var user = Stores.NewUser();
        var values = stores.Values(store, Keys, user);
        await DoAsync(values, KeyValueOperation.HashSet, "h", "price", "1");
        await DoAsync(values, KeyValueOperation.HashSet, "h", "paid", "2");
        var key = Stores.Keys(Keys, user).Value(KeyValueArea.Data, "h");
        var (price, paid) = (Stores.Keys(Keys, user).FieldHash(key, "price"), Stores.Keys(Keys, user).FieldHash(key, "paid"));

        await stores.Database(store).HashSetAsync(key, price, await stores.Database(store).HashGetAsync(key, paid));

        await RefusedAsync(() => DoAsync(values, KeyValueOperation.HashGet, "h", "price"));
        await RefusedAsync(() => DoAsync(values, KeyValueOperation.HashGetAll, "h"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Salt_PlantedByWhoeverCanWriteToRedis_IsRefused(string store)
    {
        var (alice, bob) = (Stores.NewUser(), Stores.NewUser());
        await DoAsync(stores.Values(store, Keys, bob), KeyValueOperation.Set, "k", value: "1");
        var database = stores.Database(store);
        var foreign = await database.StringGetAsync(Stores.Keys(Keys, bob).Salt);

        foreach (var planted in new RedisValue[] { foreign, new byte[32], new byte[62] })
        {
            await database.StringSetAsync(Stores.Keys(Keys, alice).Salt, planted);
            await RefusedAsync(() => DoAsync(stores.Values(store, Keys, alice), KeyValueOperation.Set, "k", value: "1"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Salt_MadeByManyNodesAtOnce_OpensWhatAllOfThemStored(string store)
    {
        foreach (var user in Enumerable.Range(0, 20).Select(_ => Stores.NewUser()))
        {
            // Each with a memory of its own, as on a node of its own.
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => DoAsync(stores.Values(store, Keys, user), KeyValueOperation.Set, $"k{i}", value: "1")));

            var values = stores.Values(store, Keys, user);
            for (var i = 0; i < 16; i++)
            {
                Assert.Equal("1", (await DoAsync(values, KeyValueOperation.Get, $"k{i}")).Value);
            }
        }
    }

    // The later one has found no salt. Before it looks for what else there is, or stores a salt of its own, another node makes one and stores a value.
    [Theory]
    [InlineData("garnet", "EXISTS")]
    [InlineData("redis", "EXISTS")]
    [InlineData("garnet", "SET", "SETNX")]
    [InlineData("redis", "SET", "SETNX")]
    public async Task Salt_OfTheFirstNode_CountsForALaterOne(string store, params string[] heldUpAt)
    {
        var user = Stores.NewUser();
        await using var slow = new HeldConnection(stores.Database(store).Multiplexer.GetEndPoints()[0], heldUpAt);
        await using var connection = await stores.ConnectAsync(store, slow.Address);
        var late = DoAsync(Stores.Values(connection, Keys, user, () => 0), KeyValueOperation.Set, "late", value: "2");
        await slow.Held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await DoAsync(stores.Values(store, Keys, user), KeyValueOperation.Set, "first", value: "1");
        slow.Release();
        await late;

        var values = stores.Values(store, Keys, user);
        Assert.Equal("1", (await DoAsync(values, KeyValueOperation.Get, "first")).Value);
        Assert.Equal("2", (await DoAsync(values, KeyValueOperation.Get, "late")).Value);
    }

    private static Task<KeyValueReply> DoAsync(IUserKeyValueStore values, KeyValueOperation operation, string key, string? field = null, string? value = null) =>
        values.ExecuteAsync(KeyValueArea.Data, new KeyValueCommand(operation, key) { Field = field, Value = value }, Limits, OperationId.New(), CancellationToken.None);

    private static async Task RefusedAsync(Func<Task> action) => Assert.Equal(ErrorCodes.Internal, (await Assert.ThrowsAsync<NetraException>(action)).Code);
}
