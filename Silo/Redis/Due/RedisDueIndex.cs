using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Recovery;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Secrets;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Due;

/// <summary>The due index in sorted sets, <c>n1:due:shard</c>; the score is the time in Unix milliseconds.</summary>
internal sealed class RedisDueIndex(NetraKeys keys, RedisStore redis) : IDueIndex
{
    private const int Shards = 8;

    private readonly DueMember _members = new(keys);

    /// <inheritdoc/>
    public Task ScheduleAsync(UserId userId, DateTimeOffset due, CancellationToken cancellationToken) =>
        redis.UseAsync(database => database.SortedSetAddAsync(ShardOf(userId), _members.Seal(userId), due.ToUnixTimeMilliseconds()));

    /// <inheritdoc/>
    public Task RemoveAsync(UserId userId, CancellationToken cancellationToken) =>
        redis.UseAsync(database => database.SortedSetRemoveAsync(ShardOf(userId), _members.Seal(userId)));

    /// <inheritdoc/>
    public async Task<ImmutableArray<UserId>> ClaimAsync(DateTimeOffset now, TimeSpan lease, int count, CancellationToken cancellationToken)
    {
        var claimed = ImmutableArray.CreateBuilder<UserId>();
        var until = (now + lease).ToUnixTimeMilliseconds();
        for (var shard = 0; shard < Shards && claimed.Count < count; shard++)
        {
            var key = Shard(shard);
            var due = await redis.UseAsync(database =>
                database.SortedSetRangeByScoreWithScoresAsync(key, stop: now.ToUnixTimeMilliseconds(), take: count - claimed.Count));
            foreach (var entry in due)
            {
                if (_members.TryOpen((byte[]?)entry.Element, out var userId) && await TryClaimAsync(key, entry, until))
                {
                    claimed.Add(userId);
                }
            }
        }

        return claimed.ToImmutable();
    }

    private static string Shard(int shard) => string.Create(CultureInfo.InvariantCulture, $"n1:due:{shard}");

    private string ShardOf(UserId userId) => Shard(UserRef.Of(keys, userId)[0] % Shards);

    private async Task<bool> TryClaimAsync(string key, SortedSetEntry entry, long until) =>
        (long)await redis.RunScriptAsync("due_claim", [key], [entry.Element, ((long)entry.Score).ToString(CultureInfo.InvariantCulture), until]) == 1;
}
