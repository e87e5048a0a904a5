using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Budgets;
using Netra.Grains.Log;
using Netra.Silo.Redis.Keys;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>
/// Reads the log of a user. The writer may change it between two commands of a reader: a record that is missing is only called broken when what named
/// it still does.
/// </summary>
internal sealed class LogReader(UserKeys user, IDatabase database, LogCodec codec)
{
    private const int ChunkSize = 200;
    private const int JournalChunk = 64;

    private static readonly RedisValue[] Counters =
        [LogFields.Epoch, LogFields.Generation, LogFields.Head, LogFields.Tail, LogFields.Released, LogFields.Runs, LogFields.Erasing, LogFields.Days];

    /// <summary>The state at one moment.</summary>
    public async Task<UserLogState> StateAsync()
    {
        while (true)
        {
            var counters = await database.HashGetAsync(user.Log, Counters);
            if (await RunsAsync(counters[5]) is { } runs)
            {
                var head = Number(counters[2]);
                return new UserLogState(Number(counters[0]), Number(counters[1]), head, Math.Max(1, Number(counters[3])), counters[6] == "1", counters[4] == "1", [.. runs])
                {
                    Days = counters[7].IsNull ? [] : [.. codec.Open<DaySpending[]>(LogFields.Days, counters[7])],
                };
            }
        }
    }

    /// <summary>The ids of the runs kept; <see langword="null"/>: it was never said.</summary>
    public async Task<RunId[]?> RunIndexAsync()
    {
        var index = await database.HashGetAsync(user.Log, LogFields.Runs);
        return index.IsNull ? null : codec.Open<RunId[]>(LogFields.Runs, index);
    }

    /// <summary>Events after a sequence up to the head.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.EventsExpired"/>: the first of them is no longer kept.</exception>
    public async Task<ImmutableArray<UserEvent>> EventsAsync(long after, int count)
    {
        var events = ImmutableArray.CreateBuilder<UserEvent>();
        var (head, _) = await RangeAsync(after);
        var last = Math.Min(head, after + count);
        for (var first = after + 1; first <= last; first += ChunkSize)
        {
            var fields = Fields(first, Math.Min(last, first + ChunkSize - 1));
            var values = await ReadAsync(fields);
            if (Array.Exists(values, value => value.IsNull))
            {
                // Trimmed meanwhile, which this tells, or lost, which opening tells.
                await RangeAsync(after);
            }

            events.AddRange(values.Select((value, i) => codec.Open<UserEvent>(fields[i], value)));
        }

        return events.ToImmutable();
    }

    /// <summary>The steps of an execution. They are recorded without a gap, so a step behind a gap means that one was lost.</summary>
    public async Task<ImmutableArray<JournalEntry>> JournalAsync(RunId runId, CallId callId)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>();
        for (var start = 0; entries.Count == start; start += JournalChunk)
        {
            var fields = Enumerable.Range(start, JournalChunk).Select(step => LogFields.Step(runId, callId, step)).ToArray();
            var values = await ReadAsync(fields);
            var known = Array.FindLastIndex(values, value => !value.IsNull) + 1;
            entries.AddRange(values.Take(known).Select((value, i) => codec.Open<JournalEntry>(fields[i], value)));
        }

        return entries.ToImmutable();
    }

    private static string[] Fields(long first, long last) => [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => LogFields.Event(first + i))];

    private static long Number(RedisValue value) => value.IsNull ? 0 : (long)value;

    private async Task<(long Head, long Tail)> RangeAsync(long after)
    {
        var range = await database.HashGetAsync(user.Log, [LogFields.Head, LogFields.Tail]);
        var (head, tail) = (Number(range[0]), Math.Max(1, Number(range[1])));
        return after >= tail - 1
            ? (head, tail)
            : throw new NetraException(ErrorCodes.EventsExpired, "Some of these events are no longer kept. Start again without 'after'.");
    }

    private async Task<RunRecord[]?> RunsAsync(RedisValue index)
    {
        if (index.IsNull)
        {
            return [];
        }

        var fields = Array.ConvertAll(codec.Open<RunId[]>(LogFields.Runs, index), LogFields.Run);
        var values = await ReadAsync(fields);
        if (Array.Exists(values, value => value.IsNull) && await database.HashGetAsync(user.Log, LogFields.Runs) != index)
        {
            return null;
        }

        return [.. values.Select((value, i) => codec.Open<RunRecord>(fields[i], value))];
    }

    private Task<RedisValue[]> ReadAsync(string[] fields) => fields.Length == 0
        ? Task.FromResult<RedisValue[]>([])
        : database.HashGetAsync(user.Log, Array.ConvertAll(fields, field => (RedisValue)field));
}
