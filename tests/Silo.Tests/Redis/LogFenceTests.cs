using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;
using Netra.Silo.Secrets;
using static Netra.Silo.Tests.Redis.LogSamples;

namespace Netra.Silo.Tests.Redis;

/// <summary>Whoever is not the writer any more changes nothing, and nothing is stored that could not be opened.</summary>
public sealed class LogFenceTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Names => Stores.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Trim_OfAWriterThatWasReplaced_RemovesNothing(string store)
    {
        var (user, log, first, _) = await WriteAsync(store);
        await stores.Log(store, Keys, user).TakeAsync(None);
        var before = await FieldsAsync(store, user);

        await log.TrimAsync(first.Epoch, 4, [Record(RunStatus.Completed)], None);

        Assert.Equal(before, await FieldsAsync(store, user));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Erase_OfAWriterThatWasReplaced_BeginsAndEndsNothing(string store)
    {
        var (user, log, first, _) = await WriteAsync(store);
        await stores.Log(store, Keys, user).TakeAsync(None);
        var before = await FieldsAsync(store, user);

        await Assert.ThrowsAsync<LogFencedException>(() => log.BeginEraseAsync(first.Epoch, None));
        await Assert.ThrowsAsync<LogFencedException>(() => log.EndEraseAsync(first.Epoch, None));

        Assert.Equal(before, await FieldsAsync(store, user));
        Assert.True(await stores.Database(store).KeyExistsAsync(Stores.Keys(Keys, user).Salt));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Mark_OfAWriterThatWasReplaced_IsNotSet(string store)
    {
        var (user, _, first, _) = await WriteAsync(store);
        await stores.Log(store, Keys, user).TakeAsync(None);

        var marked = (long)await stores.Store(store).RunScriptAsync(stores.Database(store), "log_mark", [Stores.Keys(Keys, user).Log], [first.Epoch, "unsalted", "1"]);

        Assert.Equal(-1, marked);
        Assert.Equal("0", await stores.Database(store).HashGetAsync(Stores.Keys(Keys, user).Log, "unsalted"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_SealedBeforeTheSaltWent_WritesNothing(string store)
    {
        var (user, log, first, last) = await WriteAsync(store);
        var commit = (Netra.Silo.Redis.Log.RedisSealedCommit)log.Seal(Commit(first with { Head = 3 }, 1) with { After = last });
        await commit.ArgumentsAsync();
        var before = await FieldsAsync(store, user);
        await stores.Database(store).KeyDeleteAsync(Stores.Keys(Keys, user).Salt);

        await Assert.ThrowsAnyAsync<Exception>(() => log.CommitAsync(commit, None));

        Assert.Equal(before, await FieldsAsync(store, user));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Take_ByANodeThatKnowsTheSaltFromBeforeAnErase_SealsWithTheNewOne(string store)
    {
        var (user, old, _, _) = await WriteAsync(store);
        var other = stores.Log(store, Keys, user);
        var (epoch, _) = await other.BeginEraseAsync((await other.TakeAsync(None)).Epoch, None);
        await other.EndEraseAsync(epoch, None);
        await other.TakeAsync(None);

        var taken = await old.TakeAsync(None);
        Assert.Equal(CommitOutcome.Stored, await old.CommitAsync(old.Seal(Commit(taken, 1)), None));

        Assert.Single(await stores.Log(store, Keys, user).ReadEventsAsync(0, 10, None));
    }

    private async Task<(UserId User, IUserLog Log, UserLogState State, Guid Last)> WriteAsync(string store)
    {
        var user = Stores.NewUser();
        var log = stores.Log(store, Keys, user);
        var state = await log.TakeAsync(None);
        var commit = Commit(state, 3) with { Runs = [Record(RunStatus.Completed)], Tail = 4 };
        Assert.Equal(CommitOutcome.Stored, await log.CommitAsync(log.Seal(commit), None));
        return (user, log, state, commit.Id);
    }

    private async Task<string[]> FieldsAsync(string store, UserId user) =>
        [.. (await stores.Database(store).HashGetAllAsync(Stores.Keys(Keys, user).Log)).Select(field => $"{field.Name}={Convert.ToHexString((byte[])field.Value!)}").Order(StringComparer.Ordinal)];
}
