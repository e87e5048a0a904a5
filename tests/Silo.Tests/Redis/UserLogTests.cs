using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;
using Netra.Silo.Secrets;
using StackExchange.Redis;
using static Netra.Silo.Tests.Redis.LogSamples;

namespace Netra.Silo.Tests.Redis;

public sealed class UserLogTests(Stores stores) : IClassFixture<Stores>
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Names => Stores.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_Everything_IsReadBackByTheNextOwner(string store)
    {
        var user = Stores.NewUser();
        var log = stores.Log(store, Keys, user);
        var taken = await log.TakeAsync(None);
        var commit = Commit(taken, count: 3) with
        {
            Runs = [Record(RunStatus.Completed)],
            RunIndex = [Run],
            Journal = [new JournalWrite(Run, CallId.Root, new JournalEntry(0, "look", JournalState.Completed, 1, "42", "t1"))],
            Release = true,
        };

        Assert.Equal(CommitOutcome.Stored, await log.CommitAsync(log.Seal(commit), None));

        var next = await stores.Log(store, Keys, user).TakeAsync(None);
        Assert.Equal((taken.Epoch + 1, 3L, 1L, true), (next.Epoch, next.Head, next.Tail, next.Released));
        Assert.Equal(Record(RunStatus.Completed).ToString(), Assert.Single(next.Runs).ToString());
        Assert.Equal(commit.Events, await log.ReadEventsAsync(0, 3, None));
        Assert.Equal(commit.Journal[0].Entry, Assert.Single(await log.ReadJournalAsync(Run, CallId.Root, None)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_SameAgain_IsStoredOnce(string store)
    {
        var log = stores.Log(store, Keys, Stores.NewUser());
        var commit = log.Seal(Commit(await log.TakeAsync(None), 2));

        Assert.Equal(CommitOutcome.Stored, await log.CommitAsync(commit, None));
        Assert.Equal(CommitOutcome.Stored, await log.CommitAsync(commit, None));

        Assert.Equal(2, (await log.ReadAsync(None)).Head);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_OfAnOwnerThatWasReplaced_IsFencedAndWritesNothing(string store)
    {
        var user = Stores.NewUser();
        var old = stores.Log(store, Keys, user);
        var first = await old.TakeAsync(None);
        await stores.Log(store, Keys, user).TakeAsync(None);

        Assert.Equal(CommitOutcome.Fenced, await old.CommitAsync(old.Seal(Commit(first, 1)), None));
        Assert.False(await old.IsCurrentAsync(first.Epoch, None));
        Assert.Equal(0, (await old.ReadAsync(None)).Head);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_WithAnotherHead_IsAConflict(string store)
    {
        var log = stores.Log(store, Keys, Stores.NewUser());
        var taken = await log.TakeAsync(None);
        var first = Commit(taken, 1);
        await log.CommitAsync(log.Seal(first), None);

        Assert.Equal(CommitOutcome.Conflict, await log.CommitAsync(log.Seal(Commit(taken, 1) with { After = first.Id }), None));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Commit_ComingLateAfterItsSuccessor_BringsNothingBack(string store)
    {
        var log = stores.Log(store, Keys, Stores.NewUser());
        var taken = await log.TakeAsync(None);
        UserCommit Step(JournalState state, Guid? after) => Commit(taken, 0) with
        {
            After = after,
            Journal = [new JournalWrite(Run, CallId.Root, new JournalEntry(0, "pay", state, 1, null, null))],
        };
        var started = Step(JournalState.Started, after: null);
        var ended = Step(JournalState.Completed, started.Id);
        var late = log.Seal(started);
        await log.CommitAsync(late, None);
        await log.CommitAsync(log.Seal(ended), None);

        Assert.Equal(CommitOutcome.Conflict, await log.CommitAsync(late, None));

        Assert.Equal(JournalState.Completed, Assert.Single(await log.ReadJournalAsync(Run, CallId.Root, None)).State);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Trim_BeforeTheTail_RemovesEventsAndDroppedRunsOnly(string store)
    {
        var user = Stores.NewUser();
        var log = stores.Log(store, Keys, user);
        var taken = await log.TakeAsync(None);
        await log.CommitAsync(log.Seal(Commit(taken, 20) with
        {
            Runs = [Record(RunStatus.Completed)],
            Journal = [new JournalWrite(Run, CallId.Root, new JournalEntry(0, "look", JournalState.Completed, 1, "42", null))],
            Tail = 15,
        }), None);

        await log.TrimAsync(taken.Epoch, 15, [Record(RunStatus.Completed)], None);

        var fields = (await stores.Database(store).HashKeysAsync(Stores.Keys(Keys, user).Log)).Select(field => (string)field!).ToArray();
        Assert.Equal(Enumerable.Range(15, 6).Select(i => $"e{i}").Order(StringComparer.Ordinal), fields.Where(field => field[0] == 'e' && char.IsAsciiDigit(field[1])).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(fields, field => field[0] is 'j' || (field[0] is 'r' && field.Length > 20));
        Assert.Equal(6, (await log.ReadEventsAsync(14, 6, None)).Length);
        Assert.Equal(ErrorCodes.EventsExpired, (await Assert.ThrowsAsync<NetraException>(() => log.ReadEventsAsync(10, 6, None))).Code);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Read_FieldMovedOrChangedOrOfAnotherUser_IsRefused(string store)
    {
        var (alice, bob) = (Stores.NewUser(), Stores.NewUser());
        var log = stores.Log(store, Keys, alice);
        await log.CommitAsync(log.Seal(Commit(await log.TakeAsync(None), 2)), None);
        var foreign = stores.Log(store, Keys, bob);
        await foreign.CommitAsync(foreign.Seal(Commit(await foreign.TakeAsync(None), 2)), None);
        var database = stores.Database(store);
        var key = Stores.Keys(Keys, alice).Log;
        var own = await database.HashGetAsync(key, "e1");
        var flipped = ((byte[])own!).ToArray();
        flipped[^1] ^= 1;

        foreach (var planted in new RedisValue[] { await database.HashGetAsync(key, "e2"), flipped, await database.HashGetAsync(Stores.Keys(Keys, bob).Log, "e1") })
        {
            await database.HashSetAsync(key, "e1", planted);
            Assert.Equal(ErrorCodes.Internal, (await Assert.ThrowsAsync<NetraException>(() => log.ReadEventsAsync(0, 1, None))).Code);
        }

        await database.HashSetAsync(key, "e1", own);
        Assert.Single(await log.ReadEventsAsync(0, 1, None));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Take_SaltGoneWhileTheLogIsThere_IsRefused(string store)
    {
        var user = Stores.NewUser();
        await stores.Log(store, Keys, user).TakeAsync(None);
        await stores.Database(store).KeyDeleteAsync(Stores.Keys(Keys, user).Salt);

        Assert.Equal(ErrorCodes.Internal, (await Assert.ThrowsAsync<NetraException>(() => stores.Log(store, Keys, user).TakeAsync(None))).Code);
    }
}
