using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

/// <summary>Whoever does not own a user any more changes none of the user's keys, in a process that stood still and goes on too.</summary>
public sealed class FencedWriteTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 100);
    private static readonly CancellationToken None = CancellationToken.None;

    // Each with the key that it writes, of a kind that it is for.
    private static readonly (KeyValueOperation Operation, string Key)[] Writes =
    [
        (KeyValueOperation.Set, "value"), (KeyValueOperation.Set, "new"), (KeyValueOperation.Increment, "counter"), (KeyValueOperation.Delete, "value"),
        (KeyValueOperation.Expire, "value"), (KeyValueOperation.Expire, "passing"), (KeyValueOperation.HashSet, "hash"), (KeyValueOperation.HashDelete, "hash"),
        (KeyValueOperation.ListPush, "list"), (KeyValueOperation.ListPop, "list"), (KeyValueOperation.SetAdd, "set"), (KeyValueOperation.SetRemove, "set"),
    ];

    public static TheoryData<string> Names => Stores.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Write_OnItsWayWhenAnotherTookTheLog_IsRefusedAndTheValueOfTheNewOwnerStands(string store)
    {
        var user = Stores.NewUser();
        var before = await TakeAsync(store, user);
        await DoAsync(stores.Values(store, Keys, user, before), KeyValueOperation.Set, "k", "0");
        await using var slow = new HeldConnection(stores.Database(store).Multiplexer.GetEndPoints()[0], "SET");
        await using var connection = await stores.ConnectAsync(store, slow.Address);

        var late = DoAsync(Stores.Values(connection, Keys, user, () => before), KeyValueOperation.Set, "k", "1");
        await slow.Held.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        var owner = stores.Values(store, Keys, user, await TakeAsync(store, user));
        await DoAsync(owner, KeyValueOperation.Set, "k", "2");
        slow.Release();

        await Assert.ThrowsAsync<LogFencedException>(() => late);
        Assert.Equal("2", (await DoAsync(owner, KeyValueOperation.Get, "k")).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Writes_OfOneThatWasReplaced_ChangeNothing(string store)
    {
        var user = Stores.NewUser();
        var epoch = await TakeAsync(store, user);
        var replaced = stores.Values(store, Keys, user, epoch);
        foreach (var operation in new[] { KeyValueOperation.Set, KeyValueOperation.Increment, KeyValueOperation.HashSet, KeyValueOperation.ListPush, KeyValueOperation.SetAdd })
        {
            await DoAsync(replaced, operation, Writes.First(write => write.Operation == operation).Key);
        }

        await DoAsync(replaced, KeyValueOperation.Set, "passing", timeToLive: TimeSpan.FromHours(1));
        await TakeAsync(store, user);
        var stored = await ContentsAsync(store, user);

        foreach (var (operation, key) in Writes)
        {
            await Assert.ThrowsAsync<LogFencedException>(() =>
                DoAsync(replaced, operation, key, "9", timeToLive: operation == KeyValueOperation.Expire && key == "value" ? TimeSpan.FromHours(1) : null));
        }

        await Assert.ThrowsAsync<LogFencedException>(() => replaced.EraseAsync(epoch, None));
        Assert.Equal(stored, await ContentsAsync(store, user));
    }

    private async Task<long> TakeAsync(string store, UserId user) => (await stores.Log(store, Keys, user).TakeAsync(None)).Epoch;

    private async Task<string[]> ContentsAsync(string store, UserId user)
    {
        var keys = Stores.Keys(Keys, user);
        var database = stores.Database(store);
        string[] names = [keys.Index(KeyValueArea.Data), .. Writes.Select(write => write.Key).Append("passing").Distinct().Select(name => keys.Value(KeyValueArea.Data, name))];
        return [.. await Task.WhenAll(names.Select(async name => await database.KeyTypeAsync(name) switch
        {
            StackExchange.Redis.RedisType.None => "none",
            StackExchange.Redis.RedisType.Hash => string.Join(',', (await database.HashGetAllAsync(name)).Select(entry => $"{entry.Name}={Hex(entry.Value)}").Order(StringComparer.Ordinal)),
            StackExchange.Redis.RedisType.List => string.Join(',', (await database.ListRangeAsync(name)).Select(Hex)),
            _ => $"{Hex(await database.StringGetAsync(name))} {(await database.KeyTimeToLiveAsync(name) is null ? "stays" : "passes")}",
        }))];
    }

    private static string Hex(StackExchange.Redis.RedisValue value) => Convert.ToHexString((byte[])value!);

    private static Task<KeyValueReply> DoAsync(IUserKeyValueStore values, KeyValueOperation operation, string key, string value = "1", TimeSpan? timeToLive = null) =>
        values.ExecuteAsync(
            KeyValueArea.Data, new KeyValueCommand(operation, key) { Value = value, Field = "f", Amount = 1, TimeToLive = timeToLive }, Limits, OperationId.New(), None);
}
