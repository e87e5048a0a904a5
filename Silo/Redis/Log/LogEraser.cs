using Netra.Grains.Log;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Redis.Values;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>Erases the log of a user, in steps of which each is one fenced write and can be repeated. It needs no salt: what is erased need not open.</summary>
internal sealed class LogEraser(UserKeys user, RedisStore redis, IDatabase database)
{
    private const int ChunkSize = 500;

    /// <summary>Marks the log; the epoch that the erase goes on with, and the new generation.</summary>
    public async Task<(long Epoch, long Generation)> BeginAsync(long epoch)
    {
        var begun = (RedisResult[])(await redis.RunScriptAsync(database, "log_erase", [user.Log], [epoch]))!;
        return begun.Length == 2 ? ((long)begun[0], (long)begun[1]) : throw new LogFencedException();
    }

    /// <summary>Removes what the log knows, then the salt, and takes the mark away.</summary>
    public async Task EndAsync(long epoch)
    {
        while (await FencedAsync("log_forget", epoch, ChunkSize) > 0)
        {
        }

        await FencedAsync("log_mark", epoch, LogFields.Unsalted, "1");
        await new FencedWrites(redis, database, user.Log, epoch).DeleteAsync(user.Salt);
        await FencedAsync("log_mark", epoch, LogFields.Erasing, "0");
    }

    private async Task<long> FencedAsync(string script, params RedisValue[] arguments)
    {
        var left = (long)await redis.RunScriptAsync(database, script, [user.Log], arguments);
        return left >= 0 ? left : throw new LogFencedException();
    }
}
