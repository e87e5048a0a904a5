using System.Diagnostics;

namespace Netra.Grains.Log;

/// <summary>What waits for the next commit, in the order it came. Not thread-safe: it lives on its activation's scheduler.</summary>
internal sealed class WaitingChanges
{
    private const int Many = 2_000;

    // What one write holds: well below what the store takes, so that no caller fails because of the others in its commit.
    private const int MaxRecords = 2_000;
    private const long MaxText = 8 << 20;

    private readonly List<WaitingChange> _waiting = [];

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => _waiting.Count == 0;

    /// <summary>Whether so much waits that nothing new should begin.</summary>
    public bool IsFull => _waiting.Count >= Many;

    /// <summary>Has a change wait.</summary>
    public WaitingChange Add(LogChange change)
    {
        var waiting = new WaitingChange(change, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Activity.Current);
        _waiting.Add(waiting);
        return waiting;
    }

    /// <summary>Takes the oldest, as many as one write holds: at least one.</summary>
    public WaitingChange[] TakeGroup()
    {
        var (count, records, text) = (0, 0, 0L);
        foreach (var change in _waiting.Select(waiting => waiting.Change))
        {
            (records, text) = (records + change.Records, text + change.Text);
            if (count > 0 && (records > MaxRecords || text > MaxText))
            {
                break;
            }

            count++;
        }

        WaitingChange[] group = [.. _waiting.Take(count)];
        _waiting.RemoveRange(0, count);
        return group;
    }

    /// <summary>Fails all: none of them will be written.</summary>
    public void Refuse()
    {
        foreach (var waiting in _waiting)
        {
            waiting.Stored.TrySetException(new LogFencedException());
        }

        _waiting.Clear();
    }
}
