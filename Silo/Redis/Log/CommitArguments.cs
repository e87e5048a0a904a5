using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Log;
using StackExchange.Redis;

namespace Netra.Silo.Redis.Log;

/// <summary>A commit as the arguments of its script.</summary>
internal static class CommitArguments
{
    // Lua 5.1, in Redis, passes fewer than 8,000 values to one command, and a field takes two.
    private const int MaxFields = 3_900;

    /// <summary>The arguments.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.TooLarge"/>: it has more records than one write can hold.</exception>
    public static RedisValue[] Of(UserCommit commit, LogCodec codec, byte[] storedSalt)
    {
        if (commit.Events.Length + commit.Runs.Length + commit.Journal.Length > MaxFields)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"One commit holds at most {MaxFields} events, runs and steps.");
        }

        var arguments = new List<RedisValue>
        {
            commit.Epoch,
            commit.Id.ToString("N"),
            commit.After?.ToString("N") ?? string.Empty,
            commit.ExpectedHead,
            storedSalt,
            commit.ExpectedHead + commit.Events.Length,
            commit.Release ? "1" : "0",
        };
        void Add<T>(string field, T record) => arguments.AddRange([field, codec.Seal(field, record)]);

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

        if (!commit.Days.IsDefault)
        {
            Add(LogFields.Days, commit.Days.ToArray());
        }

        if (commit.Tail is { } tail)
        {
            arguments.AddRange([LogFields.Tail, tail]);
        }

        return [.. arguments];
    }
}
