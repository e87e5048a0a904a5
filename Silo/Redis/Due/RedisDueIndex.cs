using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Recovery;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Secrets;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Due;

/// <summary>The due index in sorted sets, <c>n1:due:shard</c>; the score is the time in Unix milliseconds.</summary>
internal sealed partial class RedisDueIndex(NetraKeys keys, RedisStore redis, ILogger<RedisDueIndex> logger) : IDueIndex
{
    private const int Shards = 8;

    private readonly DueMember _members = new(keys);

    /// <inheritdoc/>
    public Task ScheduleAsync(UserId userId, DateTimeOffset due, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var shard = ShardOf(userId);
        var isNew = await database.SortedSetAddAsync(shard, _members.Current(userId), due.ToUnixTimeMilliseconds());

        // An entry of an older epoch would wake the user at its own time; a crash before this line leaves it, which is harmless.
        RedisValue[] others = [.. _members.Others(userId)];
        return (others.Length > 0 && await database.SortedSetRemoveAsync(shard, others) > 0) || isNew;
    });

    /// <inheritdoc/>
    public Task<DateTimeOffset?> FindAsync(UserId userId, CancellationToken cancellationToken) => redis.UseAsync<DateTimeOffset?>(async database =>
        await database.SortedSetScoreAsync(ShardOf(userId), _members.Current(userId)) is { } score ? DateTimeOffset.FromUnixTimeMilliseconds((long)score) : null);

    /// <inheritdoc/>
    public Task<bool> MoveAsync(UserId userId, DateTimeOffset? seen, DateTimeOffset? due, CancellationToken cancellationToken) => redis.UseAsync(async database =>
    {
        var shard = ShardOf(userId);
        if (!await MoveAsync(database, shard, _members.Current(userId), Score(seen), Score(due)))
        {
            return false;
        }

        RedisValue[] others = [.. _members.Others(userId)];
        if (others.Length > 0)
        {
            await database.SortedSetRemoveAsync(shard, others);
        }

        return true;
    });

    /// <inheritdoc/>
    public async Task<ImmutableArray<UserId>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int count, CancellationToken cancellationToken)
    {
        var claimed = ImmutableArray.CreateBuilder<UserId>();

        // Another first shard each time: a crowd in one does not keep the others waiting.
        var first = Random.Shared.Next(Shards);
        for (var i = 0; i < Shards && claimed.Count < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var key = Shard((first + i) % Shards);
            claimed.AddRange(await redis.UseAsync(database => ClaimAsync(database, key, now, lease, count - claimed.Count)));
        }

        return claimed.ToImmutable();
    }

    private static string Shard(int shard) => string.Create(CultureInfo.InvariantCulture, $"n1:due:{shard}");

    private static RedisValue Score(DateTimeOffset? due) => due is { } at ? at.ToUnixTimeMilliseconds() : RedisValue.EmptyString;

    private async Task<bool> MoveAsync(IDatabase database, string shard, RedisValue member, RedisValue seen, RedisValue score) =>
        (long)await redis.RunScriptAsync(database, "due_move", [shard], [member, seen, score]) == 1;

    private string ShardOf(UserId userId) => Shard(UserRef.Of(keys, userId)[0] % Shards);

    private async Task<List<UserId>> ClaimAsync(IDatabase database, string key, DateTimeOffset now, TimeSpan lease, int count)
    {
        var claimed = new List<UserId>();
        var until = (now + lease).ToUnixTimeMilliseconds();
        foreach (var entry in await database.SortedSetRangeByScoreWithScoresAsync(key, stop: now.ToUnixTimeMilliseconds(), take: count))
        {
            if (!await MoveAsync(database, key, entry.Element, entry.Score, until))
            {
                continue;
            }

            // Opened after it was moved: entries that do not open would otherwise stand before all others for ever.
            if (_members.TryOpen((byte[]?)entry.Element, out var userId))
            {
                claimed.Add(userId);
            }
            else
            {
                LogUnknown(logger);
            }
        }

        return claimed;
    }

    [LoggerMessage(LogLevel.Warning, "An entry of the due index does not open: it was changed, or this silo lacks its sealing key. Another silo may have it.")]
    private static partial void LogUnknown(ILogger logger);
}
