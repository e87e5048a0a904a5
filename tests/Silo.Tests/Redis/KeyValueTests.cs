using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Silo.Secrets;
using StackExchange.Redis;

namespace Netra.Silo.Tests.Redis;

public sealed class KeyValueTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 100);

    public static TheoryData<string> Names => Stores.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Values_OfEveryKind_RoundTrip(string store)
    {
        var user = new Session(stores.Values(store, Keys, Stores.NewUser()));

        await user.Do(KeyValueOperation.Set, "v", value: "\"123\"");
        Assert.Equal("\"123\"", (await user.Do(KeyValueOperation.Get, "v")).Value);
        Assert.False((await user.Do(KeyValueOperation.Get, "missing")).Found);

        await user.Do(KeyValueOperation.HashSet, "h", "b", "2");
        await user.Do(KeyValueOperation.HashSet, "h", "a", "1");
        Assert.Equal([new("a", "1"), new("b", "2")], (await user.Do(KeyValueOperation.HashGetAll, "h")).Items);
        Assert.True((await user.Do(KeyValueOperation.HashDelete, "h", "a")).Found);
        Assert.False((await user.Do(KeyValueOperation.HashGet, "h", "a")).Found);

        await user.Do(KeyValueOperation.ListPush, "l", value: "1");
        Assert.Equal(2, (await user.Do(KeyValueOperation.ListPush, "l", value: "2")).Number);
        Assert.Equal(["1", "2"], (await user.Do(KeyValueOperation.ListRange, "l")).Items.Select(item => item.Value));
        Assert.Equal("1", (await user.Do(KeyValueOperation.ListPop, "l")).Value);

        Assert.False((await user.Do(KeyValueOperation.SetAdd, "s", "m")).Found);
        Assert.True((await user.Do(KeyValueOperation.SetAdd, "s", "m")).Found);
        Assert.Equal(["m"], (await user.Do(KeyValueOperation.SetMembers, "s")).Items.Select(item => item.Name));

        Assert.Equal(["h", "l", "s", "v"], (await user.Do(KeyValueOperation.Keys, string.Empty)).Items.Select(item => item.Name));
        Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<NetraException>(() => user.Do(KeyValueOperation.ListPush, "h", value: "1"))).Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Increment_FiftyAtOnce_IsExactAndARepetitionCountsOnce(string store)
    {
        var user = Stores.NewUser();
        var values = new Session(stores.Values(store, Keys, user));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => values.Do(KeyValueOperation.Increment, "n", amount: 2)));
        var operation = OperationId.New();
        await values.Do(KeyValueOperation.Increment, "n", amount: 1, operation: operation);
        await values.Do(KeyValueOperation.Increment, "n", amount: 1, operation: operation);

        Assert.Equal("101", (await values.Do(KeyValueOperation.Get, "n")).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Increment_HundredsInterruptedTogether_CountOnceWhenAllAreRepeated(string store)
    {
        var values = new Session(stores.Values(store, Keys, Stores.NewUser()));
        var operations = Enumerable.Range(0, 250).Select(_ => OperationId.New()).ToArray();
        Task<KeyValueReply> CountAsync(OperationId operation) => values.Do(KeyValueOperation.Increment, "n", operation: operation);
        foreach (var operation in operations.Take(200))
        {
            await CountAsync(operation);
        }

        foreach (var operation in operations.Reverse())
        {
            await CountAsync(operation);
        }

        Assert.Equal("250", (await values.Do(KeyValueOperation.Get, "n")).Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Set_WithATimeToLive_ExpiresInTheStoreAndLeavesTheList(string store)
    {
        var user = Stores.NewUser();
        var values = new Session(stores.Values(store, Keys, user));
        await values.Do(KeyValueOperation.Set, "brief", value: "1", timeToLive: TimeSpan.FromMinutes(5));

        Assert.InRange((await values.Do(KeyValueOperation.TimeToLive, "brief")).TimeToLive!.Value, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        await values.Do(KeyValueOperation.Increment, "brief");
        Assert.NotNull((await values.Do(KeyValueOperation.TimeToLive, "brief")).TimeToLive);

        await stores.Database(store).KeyDeleteAsync(Stores.Keys(Keys, user).Value(KeyValueArea.Session, "brief"));
        Assert.Empty((await values.Do(KeyValueOperation.Keys, string.Empty)).Items);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Set_OverTheLimits_IsRefused(string store)
    {
        var values = stores.Values(store, Keys, Stores.NewUser());
        var few = new KeyValueLimits(10, 2);
        Task<KeyValueReply> SetAsync(string key, string value) =>
            values.ExecuteAsync(KeyValueArea.Session, new KeyValueCommand(KeyValueOperation.Set, key) { Value = value }, few, OperationId.New(), CancellationToken.None);

        await SetAsync("a", "1");
        await SetAsync("b", "1");
        await SetAsync("a", "2");

        Assert.Equal(ErrorCodes.LimitExceeded, (await Assert.ThrowsAsync<NetraException>(() => SetAsync("c", "1"))).Code);
        Assert.Equal(ErrorCodes.TooLarge, (await Assert.ThrowsAsync<NetraException>(() => SetAsync("a", "12345678901"))).Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Keys_OfHostileNames_StayApartAndSafe(string store)
    {
        var values = new Session(stores.Values(store, Keys, Stores.NewUser()));
        string[] names = ["a", "A", "a\n", "a\0b", "a:b", "{x}", "*", "é", "e\u0301", "😀", new string('k', 512)];

        foreach (var name in names)
        {
            await values.Do(KeyValueOperation.Set, name, value: $"\"{name.Length}\"");
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), (await values.Do(KeyValueOperation.Keys, string.Empty)).Items.Select(item => item.Name));
        foreach (var bad in new[] { "", new string('k', 513), "\ud800" })
        {
            Assert.Equal(ErrorCodes.InvalidRequest, (await Assert.ThrowsAsync<NetraException>(() => values.Do(KeyValueOperation.Get, bad))).Code);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Store_Contents_ShowNoNameNoValueAndNoUser(string store)
    {
        var user = UserId.Parse($"very-visible-user-{Guid.NewGuid():N}");
        var values = new Session(stores.Values(store, Keys, user));
        await values.Do(KeyValueOperation.Set, "visible-key", value: "\"visible-value\"");
        await values.Do(KeyValueOperation.HashSet, "visible-hash", "visible-field", "\"visible-value\"");
        await stores.Due(store, Keys).ScheduleAsync(user, DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);
        var database = stores.Database(store);
        var prefix = Stores.Keys(Keys, user).Prefix;
        var everything = new List<string>();
        foreach (var key in new[] { "salt", "index-session" }.Select(area => prefix + area)
            .Append(Stores.Keys(Keys, user).Value(KeyValueArea.Session, "visible-key")).Append(Stores.Keys(Keys, user).Value(KeyValueArea.Session, "visible-hash")))
        {
            everything.Add(key);
            everything.AddRange(await ContentsAsync(database, key));
        }

        for (var shard = 0; shard < 8; shard++)
        {
            everything.AddRange((await database.SortedSetRangeByRankAsync($"n1:due:{shard}")).Select(member => Latin((byte[])member!)));
        }

        Assert.True(everything.Count > 6);
        Assert.DoesNotContain(everything, text => text.Contains("visible", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rotation_NewEpoch_OpensOldValuesAndSealsWithTheNewKey(string store)
    {
        var file = KeyFile.Generate();
        var (before, after) = (KeyFile.Parse(file.ToJson()), KeyFile.Parse(file.WithNewEpoch(use: true).ToJson()));
        var user = Stores.NewUser();
        await new Session(stores.Values(store, before, user)).Do(KeyValueOperation.Set, "old", value: "1");

        var rotated = new Session(stores.Values(store, after, user));
        Assert.Equal("1", (await rotated.Do(KeyValueOperation.Get, "old")).Value);
        await rotated.Do(KeyValueOperation.Set, "new", value: "2");

        Assert.Equal(2, ((byte[])(await stores.Database(store).StringGetAsync(Stores.Keys(after, user).Value(KeyValueArea.Session, "new")))!)[1]);
        await Assert.ThrowsAsync<NetraException>(() => new Session(stores.Values(store, before, user)).Do(KeyValueOperation.Get, "new"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Due_Entries_AreClaimedOnceAndComeBackAfterTheirLease(string store)
    {
        var due = stores.Due(store, Keys);
        var user = Stores.NewUser();
        var now = DateTimeOffset.UnixEpoch.AddDays(Random.Shared.Next(1, 5_000));
        await due.ScheduleAsync(user, now.AddMinutes(-1), CancellationToken.None);
        await due.ScheduleAsync(user, now, CancellationToken.None);

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => due.ClaimAsync(now, TimeSpan.FromSeconds(10), 1_000, CancellationToken.None)));

        Assert.Single(claims.SelectMany(claim => claim), user);
        Assert.DoesNotContain(user, await due.ClaimAsync(now.AddSeconds(9), TimeSpan.FromSeconds(10), 1_000, CancellationToken.None));
        Assert.Contains(user, await due.ClaimAsync(now.AddSeconds(10), TimeSpan.FromSeconds(10), 1_000, CancellationToken.None));
        Assert.True(await due.MoveAsync(user, now.AddSeconds(20), null, CancellationToken.None));
        Assert.DoesNotContain(user, await due.ClaimAsync(now.AddDays(1), TimeSpan.FromSeconds(10), 1_000, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Due_EntryThatIsNotAsSeen_StaysWhereItIs(string store)
    {
        var due = stores.Due(store, Keys);
        var user = Stores.NewUser();
        var now = DateTimeOffset.UnixEpoch.AddDays(Random.Shared.Next(5_001, 9_000));

        Assert.False(await due.MoveAsync(user, now, now.AddDays(1), CancellationToken.None));
        Assert.Null(await due.FindAsync(user, CancellationToken.None));
        Assert.True(await due.MoveAsync(user, null, now, CancellationToken.None));
        foreach (var seen in new DateTimeOffset?[] { null, now.AddMilliseconds(1) })
        {
            Assert.False(await due.MoveAsync(user, seen, now.AddDays(1), CancellationToken.None));
            Assert.False(await due.MoveAsync(user, seen, null, CancellationToken.None));
        }

        Assert.Equal(now, await due.FindAsync(user, CancellationToken.None));
        Assert.True(await due.MoveAsync(user, now, now.AddDays(1), CancellationToken.None));
        Assert.Equal(now.AddDays(1), await due.FindAsync(user, CancellationToken.None));
    }

    private static string Latin(byte[] bytes) => System.Text.Encoding.Latin1.GetString(bytes);

    private static async Task<IEnumerable<string>> ContentsAsync(IDatabase database, string key) => await database.KeyTypeAsync(key) switch
    {
        RedisType.String => [Latin((byte[])(await database.StringGetAsync(key))!)],
        RedisType.Hash => (await database.HashGetAllAsync(key)).SelectMany(entry => new[] { (string)entry.Name!, Latin((byte[])entry.Value!) }),
        _ => [],
    };

    private sealed class Session(IUserKeyValueStore store)
    {
        public Task<KeyValueReply> Do(
            KeyValueOperation kind,
            string key,
            string? field = null,
            string? value = null,
            long amount = 1,
            TimeSpan? timeToLive = null,
            OperationId? operation = null) =>
            store.ExecuteAsync(
                KeyValueArea.Session,
                new KeyValueCommand(kind, key) { Field = field, Value = value, Amount = amount, TimeToLive = timeToLive },
                Limits,
                operation ?? OperationId.New(),
                CancellationToken.None);
    }
}
