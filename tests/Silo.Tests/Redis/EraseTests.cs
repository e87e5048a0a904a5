using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;
using Netra.Grains.Log;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

public sealed class EraseTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly KeyValueLimits Limits = new(1 << 20, 10_000);

    public static TheoryData<string> Names => Stores.Names;

    private static CancellationToken None => CancellationToken.None;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Erase_OfManyKeys_LeavesTheMarkOfTheLogOnly(string store)
    {
        var user = Stores.NewUser();
        await stores.Log(store, Keys, user).TakeAsync(None);
        var values = stores.Values(store, Keys, user);
        foreach (var area in Enum.GetValues<KeyValueArea>())
        {
            for (var i = 0; i < 600; i++)
            {
                await SetAsync(values, area, $"k{i}");
            }
        }

        var log = stores.Log(store, Keys, user);
        var (epoch, generation) = await log.BeginEraseAsync((await log.TakeAsync(None)).Epoch, None);
        Assert.Equal(1200, await values.EraseAsync(epoch, None));
        await log.EndEraseAsync(epoch, None);

        Assert.Equal(1, generation);
        var left = KeysOf(store, user);
        Assert.Equal([Stores.Keys(Keys, user).Log], left);
        var fields = await stores.Database(store).HashKeysAsync(left[0]);
        Assert.Equal(["epoch", "erasing", "generation", "released", "unsalted"], fields.Select(field => (string)field!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Erase_Interrupted_KeepsItsGenerationAndFencesTheWriterBefore(string store)
    {
        var user = Stores.NewUser();
        var log = stores.Log(store, Keys, user);
        var first = await log.TakeAsync(None);
        await log.BeginEraseAsync(first.Epoch, None);

        await Assert.ThrowsAsync<LogFencedException>(() => log.EndEraseAsync(first.Epoch, None));
        var found = await log.TakeAsync(None);
        Assert.True(found.Erasing);
        var (epoch, generation) = await log.BeginEraseAsync(found.Epoch, None);
        await log.EndEraseAsync(epoch, None);

        Assert.Equal(1, generation);
        var after = await log.TakeAsync(None);
        Assert.Equal((false, 1L, 0L), (after.Erasing, after.Generation, after.Head));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Erase_BehindTheBackOfAnotherNode_ItsNextWriteUsesTheNewSalt(string store)
    {
        var user = Stores.NewUser();
        var elsewhere = stores.Values(store, Keys, user);
        await SetAsync(elsewhere, KeyValueArea.Session, "a");
        var database = stores.Database(store);
        var salt = await database.StringGetAsync(Stores.Keys(Keys, user).Salt);
        var value = await database.StringGetAsync(Stores.Keys(Keys, user).Value(KeyValueArea.Session, "a"));

        var log = stores.Log(store, Keys, user);
        var (epoch, _) = await log.BeginEraseAsync((await log.TakeAsync(None)).Epoch, None);
        await stores.Values(store, Keys, user).EraseAsync(epoch, None);
        await log.EndEraseAsync(epoch, None);
        await SetAsync(elsewhere, KeyValueArea.Session, "b");

        Assert.NotEqual(salt, await database.StringGetAsync(Stores.Keys(Keys, user).Salt));
        Assert.True((await GetAsync(stores.Values(store, Keys, user), "b")).Found);

        // A remain from before, put back where it was, does not open.
        await database.StringSetAsync(Stores.Keys(Keys, user).Value(KeyValueArea.Session, "b"), value);
        await Assert.ThrowsAsync<Netra.Grains.Abstractions.Errors.NetraException>(() => GetAsync(stores.Values(store, Keys, user), "b"));
    }

    private static Task<KeyValueReply> SetAsync(IUserKeyValueStore values, KeyValueArea area, string name) =>
        values.ExecuteAsync(area, new KeyValueCommand(KeyValueOperation.Set, name) { Value = "1" }, Limits, OperationId.New(), None);

    private static Task<KeyValueReply> GetAsync(IUserKeyValueStore values, string name) =>
        values.ExecuteAsync(KeyValueArea.Session, new KeyValueCommand(KeyValueOperation.Get, name), Limits, OperationId.New(), None);

    private string[] KeysOf(string store, UserId user)
    {
        var database = stores.Database(store);
        var server = database.Multiplexer.GetServers()[0];
        return [.. server.Keys(pattern: Stores.Keys(Keys, user).Prefix.Replace("{", "\\{", StringComparison.Ordinal).Replace("}", "\\}", StringComparison.Ordinal) + "*").Select(key => (string)key!)];
    }
}
