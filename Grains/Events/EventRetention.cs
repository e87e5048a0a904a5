using Netra.Grains.Execution;
using Netra.Grains.Log;

namespace Netra.Grains.Events;

/// <summary>Decides which events of a user are no longer kept: the oldest above a number, and those above an age.</summary>
internal sealed class EventRetention(UserLogWriter writer, IUserLog log, UserLimits limits, TimeProvider time)
{
    // Each drop is a write of its own, so events are dropped by the hundred, and by the hour.
    private const int CountSlack = 256;
    private static readonly TimeSpan AgeSlack = TimeSpan.FromHours(1);

    private long _firstYoung;
    private DateTimeOffset? _lookAt;

    /// <summary>When the oldest event comes of age; <see langword="null"/>: there is none.</summary>
    public DateTimeOffset? DueAt => writer.Tail <= writer.Head ? _lookAt : null;

    /// <summary>The first sequence to be kept when <paramref name="head"/> is the last.</summary>
    public long TailFor(long head)
    {
        var tail = Math.Min(Math.Max(writer.Tail, _firstYoung), head + 1);
        return head - tail + 1 > limits.EventHistory + CountSlack ? head - limits.EventHistory + 1 : tail;
    }

    /// <summary>Drops what has come of age.</summary>
    public async Task LookAsync(DateTimeOffset now)
    {
        if (writer.Tail > writer.Head || now < _lookAt)
        {
            return;
        }

        var (tail, head) = (writer.Tail, writer.Head);
        var born = await BornAsync(tail);
        if (now - born < limits.EventAge)
        {
            _lookAt = born + limits.EventAge + AgeSlack;
            return;
        }

        _firstYoung = await FirstAfterAsync(now - limits.EventAge, tail + 1, head);
        _lookAt = null;
        await writer.CommitAsync(new LogChange { Trims = true });
    }

    // The first event of those between two sequences that is younger; they are in the order of their time, as far as clocks agree.
    private async Task<long> FirstAfterAsync(DateTimeOffset moment, long first, long last)
    {
        while (first <= last)
        {
            var middle = first + ((last - first) / 2);
            if (await BornAsync(middle) <= moment)
            {
                first = middle + 1;
            }
            else
            {
                last = middle - 1;
            }
        }

        return first;
    }

    private async Task<DateTimeOffset> BornAsync(long sequence) =>
        (await log.ReadEventsAsync(sequence - 1, 1, CancellationToken.None)) is [var found, ..] ? found.Timestamp : time.GetUtcNow();
}
