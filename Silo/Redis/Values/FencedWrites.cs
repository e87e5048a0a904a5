using Netra.Grains.Log;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Values;

/// <summary>
/// The writes to a user's keys of one owner of the user's log. Each is checked and done in one script: a write that was under way when another took the log,
/// in a process that stood still perhaps, comes to nothing.
/// </summary>
internal sealed class FencedWrites(RedisStore redis, IDatabase database, RedisKey log, long epoch)
{
    /// <summary>Runs a command that writes to a key.</summary>
    /// <exception cref="LogFencedException">Another has taken the log; nothing was written.</exception>
    public Task<RedisResult> DoAsync(string command, RedisKey key, params RedisValue[] arguments) => DoAsync(command, [key], arguments);

    /// <summary>Removes keys; how many there were.</summary>
    /// <exception cref="LogFencedException">Another has taken the log; nothing was written.</exception>
    public async Task<long> DeleteAsync(params RedisKey[] keys) => (long)await DoAsync("DEL", keys, []);

    /// <summary>Runs one of the scripts that check the epoch themselves: the log is their last key, the epoch their last argument, and what they answer then -2.</summary>
    /// <exception cref="LogFencedException">Another has taken the log; nothing was written.</exception>
    public async Task<long> RunAsync(string script, RedisKey[] keys, RedisValue[] arguments)
    {
        var answer = (long)await redis.RunScriptAsync(database, script, [.. keys, log], [.. arguments, epoch]);
        return answer != -2 ? answer : throw new LogFencedException();
    }

    private async Task<RedisResult> DoAsync(string command, RedisKey[] keys, RedisValue[] arguments)
    {
        var answer = (RedisResult[])(await redis.RunScriptAsync(database, "fenced_write", [log, .. keys], [epoch, command, .. arguments]))!;
        return answer.Length == 1 ? answer[0] : throw new LogFencedException();
    }
}
