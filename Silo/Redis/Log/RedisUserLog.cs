using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Log;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>The log of a user as one fenced hash. It never expires; every field but the counters is sealed for its place.</summary>
internal sealed class RedisUserLog(UserKeys user, RedisStore redis, UserSealers sealers) : IUserLog
{
    private const int ChunkSize = 500;
    private const int JournalChunk = 64;

    /// <inheritdoc/>
    public Task<UserLogState> ReadAsync(CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var counters = await database.HashGetAsync(user.Log, [LogFields.Epoch, "released"]);
        return await StateAsync(database, Number(counters[0]), counters[1] == "1");
    });

    /// <inheritdoc/>
    public Task<UserLogState> TakeAsync(CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        // The salt comes first: it is durable before anything that it seals.
        await sealers.ForAsync(user);
        var taken = (RedisResult[])(await redis.RunScriptAsync("log_take", [user.Log], []))!;
        return await StateAsync(database, long.Parse((string)taken[0]!, CultureInfo.InvariantCulture), (string?)taken[1] == "1");
    });

    /// <inheritdoc/>
    public Task<bool> IsCurrentAsync(long epoch, CancellationToken cancellationToken) => redis.UseAsync(async database =>
        Number(await database.HashGetAsync(user.Log, LogFields.Epoch)) == epoch);

    /// <inheritdoc/>
    public SealedCommit Seal(UserCommit commit) =>
        new RedisSealedCommit(commit.ExpectedHead + commit.Events.Length, () => redis.UseAsync(_ => ArgumentsAsync(commit)));

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(SealedCommit commit, CancellationToken cancellationToken)
    {
        var arguments = await ((RedisSealedCommit)commit).ArgumentsAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return (string?)await redis.RunScriptAsync("log_commit", [user.Log], arguments) switch
        {
            "stored" => CommitOutcome.Stored,
            "fenced" => CommitOutcome.Fenced,
            _ => CommitOutcome.Conflict,
        };
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<UserEvent>> ReadEventsAsync(long after, int count, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var sealer = await sealers.ForAsync(user);
        var fields = Enumerable.Range(1, count).Select(i => LogFields.Event(after + i)).ToArray();
        var values = await database.HashGetAsync(user.Log, Array.ConvertAll(fields, field => (RedisValue)field));
        if (values.Any(value => value.IsNull))
        {
            throw new NetraException(ErrorCodes.EventsExpired, "Some of these events are no longer kept. Start again without 'after'.");
        }

        return ImmutableArray.CreateRange(values.Select((value, i) => Open<UserEvent>(sealer, fields[i], value)));
    });

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalEntry>> ReadJournalAsync(RunId runId, CallId callId, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var sealer = await sealers.ForAsync(user);
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        while (true)
        {
            var fields = Enumerable.Range(entries.Count, JournalChunk).Select(step => LogFields.Step(runId, callId, step)).ToArray();
            var values = await database.HashGetAsync(user.Log, Array.ConvertAll(fields, field => (RedisValue)field));
            for (var i = 0; i < values.Length; i++)
            {
                if (values[i].IsNull)
                {
                    return entries.ToImmutable();
                }

                entries.Add(Open<JournalEntry>(sealer, fields[i], values[i]));
            }
        }
    });

    /// <inheritdoc/>
    public async Task TrimAsync(long epoch, long tail, ImmutableArray<RunRecord> dropped, CancellationToken cancellationToken)
    {
        // Downwards from the tail until nothing is left: so a trim that a crash cut short is made up for.
        for (var last = tail - 1; last > 0; last -= ChunkSize)
        {
            var first = Math.Max(1, last - ChunkSize + 1);
            if (await RemoveAsync(epoch, Enumerable.Range(0, (int)(last - first + 1)).Select(i => LogFields.Event(first + i))) <= 0)
            {
                break;
            }
        }

        foreach (var run in dropped)
        {
            await RemoveAsync(epoch, [LogFields.Run(run.RunId)]);
            for (var step = 0; ; step += JournalChunk)
            {
                if (await RemoveAsync(epoch, Enumerable.Range(step, JournalChunk).Select(i => LogFields.Step(run.RunId, CallId.Root, i))) <= 0)
                {
                    break;
                }
            }
        }
    }

    private static long Number(RedisValue value) => value.IsNull ? 0 : (long)value;

    private async Task<long> RemoveAsync(long epoch, IEnumerable<string> fields) => (long)await redis.RunScriptAsync(
        "log_trim",
        [user.Log],
        [epoch, .. fields.Select(field => (RedisValue)field)]);

    private async Task<UserLogState> StateAsync(IDatabase database, long epoch, bool released)
    {
        var counters = await database.HashGetAsync(user.Log, [LogFields.Generation, LogFields.Head, LogFields.Tail, LogFields.Runs]);
        ImmutableArray<RunRecord> runs = [];
        if (!counters[3].IsNull)
        {
            var sealer = await sealers.ForAsync(user);
            var fields = Open<RunId[]>(sealer, LogFields.Runs, counters[3]).Select(LogFields.Run).ToArray();
            var values = await database.HashGetAsync(user.Log, Array.ConvertAll(fields, field => (RedisValue)field));
            runs = [.. values.Select((value, i) => Open<RunRecord>(sealer, fields[i], value))];
        }

        return new UserLogState(epoch, Number(counters[0]), Number(counters[1]), Math.Max(1, Number(counters[2])), released, runs);
    }

    private async Task<RedisValue[]> ArgumentsAsync(UserCommit commit)
    {
        var sealer = await sealers.ForAsync(user);
        var arguments = new List<RedisValue>
        {
            commit.Epoch,
            commit.Id.ToString("N"),
            commit.ExpectedHead,
            commit.ExpectedHead + commit.Events.Length,
            commit.Release ? "1" : "0",
        };
        void Add<T>(string field, T value)
        {
            arguments.Add(field);
            arguments.Add(sealer.Seal(Place(field), JsonSerializer.SerializeToUtf8Bytes(value, LogJson.Options)));
        }

        foreach (var stored in commit.Events)
        {
            Add(LogFields.Event(stored.Sequence), stored);
        }

        foreach (var run in commit.Runs)
        {
            Add(LogFields.Run(run.RunId), run);
        }

        foreach (var write in commit.Journal)
        {
            Add(LogFields.Step(write.RunId, write.CallId, write.Entry.Step), write.Entry);
        }

        if (!commit.RunIndex.IsDefault)
        {
            Add(LogFields.Runs, commit.RunIndex.ToArray());
        }

        if (commit.Tail is { } tail)
        {
            arguments.Add(LogFields.Tail);
            arguments.Add(tail);
        }

        return [.. arguments];
    }

    private string Place(string field) => $"{user.Log}/{field}";

    private T Open<T>(ValueSealer sealer, string field, RedisValue value) => value.IsNull
        ? throw new SealBrokenException()
        : JsonSerializer.Deserialize<T>(sealer.Open(Place(field), (byte[])value!), LogJson.Options)!;
}
