using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents;

namespace Netra.Grains.Runs;

/// <summary>What the user's grain knows of one execution of an agent: what it is asked, its steps so far, and when it last told something.</summary>
internal sealed class ActiveCall(RunId runId, CallId callId, AgentName agent, string version, AgentRequest request, DateTimeOffset begunAt, DateTimeOffset now)
{
    // Asked every two seconds: in what is more than that, either node stood still, or the way between them.
    private static readonly TimeSpan LongestProven = TimeSpan.FromSeconds(3);

    private readonly List<JournalEntry> _journal = [];
    private readonly Dictionary<int, long> _rows = [];
    private DateTimeOffset _heardAt = now;

    /// <summary>The run.</summary>
    public RunId RunId => runId;

    /// <summary>The place in the run.</summary>
    public CallId CallId => callId;

    /// <summary>The agent.</summary>
    public AgentName Agent => agent;

    /// <summary>What it is asked.</summary>
    public AgentRequest Request => request;

    /// <summary>When it was called.</summary>
    public DateTimeOffset BegunAt => begunAt;

    /// <summary>Where it stands in a trace; <see langword="null"/>: nowhere.</summary>
    public string? Trace { get; init; }

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>When its agent last began, told something, or was asked what it does.</summary>
    public DateTimeOffset SeenAt { get; set; } = now;

    /// <summary>
    /// How long its agent has told nothing and could have. Only its own word counts to that: while its user's grain does not hear of it, it may be held up.
    /// </summary>
    public TimeSpan Silence { get; private set; }

    /// <summary>The execution that is listened to; <see langword="null"/>: it has not been begun.</summary>
    public Task<Guid>? Begun { get; set; }

    /// <summary>Whether it has ended: nothing more is recorded of it.</summary>
    public bool Closed { get; set; }

    /// <summary>Ends of steps on their way to the agent.</summary>
    public int Deliveries { get; set; }

    /// <summary>Whether the last that is known of the agent is that it began to wait; not after something came that it may go on with.</summary>
    public bool SaidToWait { get; set; }

    /// <summary>Whether its agent waits for others, a time or a person, and for nothing that it does itself.</summary>
    public bool IsWaiting
    {
        get
        {
            var open = _journal.Where(entry => !entry.IsEnded()).ToArray();
            return open.Length > 0 && open.All(entry => entry.IsWaiting());
        }
    }

    /// <summary>When the first of its sleeps and pauses ends; <see langword="null"/>: it has none.</summary>
    public DateTimeOffset? WakeAt => _journal.Where(entry => !entry.IsEnded()).Min(entry => entry.Until);

    /// <summary>Tools that were announced and whose end was not.</summary>
    public IEnumerable<JournalEntry> OpenTools => _journal.Where(entry => !entry.IsEnded() && entry.ToolCallId is not null);

    /// <summary>Its agent has begun, or gone on, or one of the run has told something.</summary>
    public void HasGoneOn(DateTimeOffset now) => (Silence, _heardAt) = (TimeSpan.Zero, now);

    /// <summary>Its agent has said that it is at work, and told nothing before that.</summary>
    /// <param name="heldUp">Whether it would have told something if it could.</param>
    /// <param name="now">When that was heard.</param>
    public void HasAnswered(bool heldUp, DateTimeOffset now)
    {
        var since = now - _heardAt;
        if (!heldUp && Deliveries == 0)
        {
            Silence += since < LongestProven ? since : LongestProven;
        }

        _heardAt = now;
    }

    /// <summary>Counts rows that a step has read, until its outcome is recorded.</summary>
    public void AddRows(int step, long rows) => _rows[step] = _rows.GetValueOrDefault(step) + rows;

    /// <summary>The rows counted of a step, which are not counted any more.</summary>
    public long TakeRows(int step) => _rows.Remove(step, out var rows) ? rows : 0;

    /// <summary>What its grain needs to begin, or to go on.</summary>
    public AgentStart ToStart() => new(request, version, [.. _journal]) { Trace = Trace };

    /// <summary>Whether a step is recorded as far as <paramref name="entry"/> says, or further.</summary>
    public bool Has(JournalEntry entry) => entry.Step >= 0 && entry.Step < _journal.Count && _journal[entry.Step].Covers(entry);

    /// <summary>Records a step; <see langword="false"/> when it does not follow the ones before.</summary>
    public bool TryRecord(JournalEntry entry)
    {
        if (entry.Step > _journal.Count || entry.Step < 0)
        {
            return false;
        }

        if (entry.Step == _journal.Count)
        {
            _journal.Add(entry);
        }
        else
        {
            _journal[entry.Step] = entry;
        }

        return true;
    }

    /// <summary>Takes over what was recorded before.</summary>
    public ActiveCall Restore(ImmutableArray<JournalEntry> journal)
    {
        _journal.Clear();
        _journal.AddRange(journal);
        return this;
    }
}
