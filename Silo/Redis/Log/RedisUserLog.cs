using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Agents;
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
    /// <inheritdoc/>
    public Task<UserLogState> ReadAsync(CancellationToken cancellationToken) =>
        UseAsync((database, sealer) => Reader(database, sealer).StateAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<UserLogState> TakeAsync(CancellationToken cancellationToken) => UseAsync(
        async (database, sealer) =>
        {
            // It names the salt, which is so durable before anything that it seals.
            var taken = (RedisResult[])(await redis.RunScriptAsync(database, "log_take", [user.Log, user.Salt], [sealer.StoredSalt]))!;
            if (taken.Length == 0)
            {
                throw new StaleWriteException();
            }

            var state = await Reader(database, sealer).StateAsync();
            return state with { Epoch = long.Parse((string)taken[0]!, CultureInfo.InvariantCulture), Released = (string?)taken[1] == "1" };
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> IsCurrentAsync(long epoch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return redis.UseAsync(async database => await database.HashGetAsync(user.Log, LogFields.Epoch) == epoch);
    }

    /// <inheritdoc/>
    public SealedCommit Seal(UserCommit commit) => new RedisSealedCommit(
        commit.ExpectedHead + commit.Events.Length,
        () => sealers.UseAsync(user, (_, sealer) => Task.FromResult(CommitArguments.Of(commit, new LogCodec(user, sealer), sealer.StoredSalt)), operation: null));

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(SealedCommit commit, CancellationToken cancellationToken)
    {
        var arguments = await ((RedisSealedCommit)commit).ArgumentsAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return await redis.UseAsync(async database => (string?)await redis.RunScriptAsync(database, "log_commit", [user.Log, user.Salt], arguments) switch
        {
            "stored" => CommitOutcome.Stored,
            "fenced" => CommitOutcome.Fenced,
            "conflict" => CommitOutcome.Conflict,

            // Without its salt nobody could open it.
            _ => throw new SealBrokenException(),
        });
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<UserEvent>> ReadEventsAsync(long after, int count, CancellationToken cancellationToken) =>
        UseAsync((database, sealer) => Reader(database, sealer).EventsAsync(after, count), cancellationToken);

    /// <inheritdoc/>
    public Task<ImmutableArray<JournalEntry>> ReadJournalAsync(RunId runId, CallId callId, CancellationToken cancellationToken) =>
        UseAsync((database, sealer) => Reader(database, sealer).JournalAsync(runId, callId), cancellationToken);

    /// <inheritdoc/>
    public Task TrimAsync(long epoch, long tail, ImmutableArray<RunRecord> dropped, CancellationToken cancellationToken) => UseAsync(
        async (database, sealer) =>
        {
            var trimmer = new LogTrimmer(user, redis, database, epoch);
            await trimmer.RemoveEventsAsync(tail);
            if (dropped.IsEmpty)
            {
                return true;
            }

            if (await Reader(database, sealer).RunIndexAsync() is { } kept)
            {
                await trimmer.KeepRunsAsync(kept);
            }
            else
            {
                await trimmer.DropRunsAsync([.. dropped.Select(run => run.RunId)]);
            }

            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<(long Epoch, long Generation)> BeginEraseAsync(long epoch, CancellationToken cancellationToken) =>
        redis.UseAsync(database => new LogEraser(user, redis, database).BeginAsync(epoch));

    /// <inheritdoc/>
    public Task EndEraseAsync(long epoch, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        await new LogEraser(user, redis, database).EndAsync(epoch);
        return true;
    });

    private LogReader Reader(IDatabase database, ValueSealer sealer) => new(user, database, new LogCodec(user, sealer));

    private Task<T> UseAsync<T>(Func<IDatabase, ValueSealer, Task<T>> commands, CancellationToken cancellationToken, [CallerMemberName] string? operation = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return sealers.UseAsync(user, commands, operation);
    }
}
