using Netra.Grains.Log;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>The arguments of the commit script. Sealed once: what was sent before is what is sent again.</summary>
internal sealed class RedisSealedCommit(long head, Func<Task<RedisValue[]>> seal) : SealedCommit
{
    private Task<RedisValue[]>? _sealed;

    /// <inheritdoc/>
    public override long Head => head;

    /// <summary>The arguments. Sealing that failed was never sent and is tried again.</summary>
    public Task<RedisValue[]> ArgumentsAsync()
    {
        if (_sealed is null or { IsFaulted: true } or { IsCanceled: true })
        {
            _sealed = seal();
        }

        return _sealed;
    }
}
