using Netra.Grains.Abstractions.Keys;
using Netra.Silo.Redis.Keys;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>Removes what a log no longer keeps, in steps of which each is one fenced write. Once fenced, it stops: the next writer goes on.</summary>
internal sealed class LogTrimmer(UserKeys user, RedisStore redis, IDatabase database, long epoch)
{
    private const int ChunkSize = 500;

    /// <summary>Removes the events before a tail, also those that an interrupted trim left.</summary>
    public Task RemoveEventsAsync(long tail) => RepeatAsync("log_trim_events", [epoch, tail, ChunkSize]);

    /// <summary>Removes every run that is not kept, with its steps, also those that an interrupted trim left.</summary>
    public Task KeepRunsAsync(RunId[] kept) => RepeatAsync("log_trim_runs", [epoch, ChunkSize, "keep", .. Names(kept)]);

    /// <summary>Removes runs with their steps.</summary>
    public Task DropRunsAsync(RunId[] dropped) => RepeatAsync("log_trim_runs", [epoch, ChunkSize, "drop", .. Names(dropped)]);

    private static IEnumerable<RedisValue> Names(RunId[] runs) => runs.Select(run => (RedisValue)run.ToString());

    private async Task RepeatAsync(string script, RedisValue[] arguments)
    {
        while ((long)await redis.RunScriptAsync(database, script, [user.Log], arguments) > 0)
        {
        }
    }
}
