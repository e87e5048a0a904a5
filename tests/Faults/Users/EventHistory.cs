namespace Netra.Faults.Users;

/// <summary>What a client saw of its user's events, as it came: nothing is put in order or left out.</summary>
internal sealed class EventHistory
{
    private readonly Lock _lock = new();
    private readonly List<SeenEvent> _events = [];
    private readonly Dictionary<string, TaskCompletionSource<SeenEvent>> _ends = [];

    /// <summary>The last sequence seen; 0: none.</summary>
    public long Last { get; private set; }

    /// <summary>All that was seen.</summary>
    public SeenEvent[] Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    /// <summary>Adds an event.</summary>
    public void Add(SeenEvent seen)
    {
        TaskCompletionSource<SeenEvent>? end = null;
        lock (_lock)
        {
            _events.Add(seen);
            Last = Math.Max(Last, seen.Sequence);
            if (seen.Type == "agent_completed")
            {
                end = EndOf(seen.RunId);
            }
        }

        end?.TrySetResult(seen);
    }

    /// <summary>The end of a run, once it was seen.</summary>
    public Task<SeenEvent> EndAsync(string runId)
    {
        lock (_lock)
        {
            return EndOf(runId).Task;
        }
    }

    private TaskCompletionSource<SeenEvent> EndOf(string runId)
    {
        if (!_ends.TryGetValue(runId, out var end))
        {
            _ends[runId] = end = new TaskCompletionSource<SeenEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        return end;
    }
}
