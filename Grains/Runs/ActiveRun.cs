using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Runs;

/// <summary>What the user's grain knows of a run whose agent works: the steps so far and when it last moved.</summary>
internal sealed class ActiveRun(RunId runId, DateTimeOffset now)
{
    private readonly List<JournalEntry> _journal = [];

    /// <summary>The run.</summary>
    public RunId RunId => runId;

    /// <summary>When it last told something.</summary>
    public DateTimeOffset LastProgress { get; set; } = now;

    /// <summary>When its agent was last heard of or asked after.</summary>
    public DateTimeOffset LastSeen { get; set; } = now;

    /// <summary>Whether its end is decided: nothing more is recorded of its agent.</summary>
    public bool Ending { get; set; }

    /// <summary>The steps so far.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>Whether a step is already recorded as far as <paramref name="entry"/> says, or further.</summary>
    public bool Has(JournalEntry entry) =>
        entry.Step < _journal.Count
        && (_journal[entry.Step].State != JournalState.Started
            || (entry.State == JournalState.Started && entry.Attempt <= _journal[entry.Step].Attempt));

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

    /// <summary>Takes over what was recorded before a crash.</summary>
    public void Restore(IEnumerable<JournalEntry> journal)
    {
        _journal.Clear();
        _journal.AddRange(journal);
    }

    /// <summary>Tools that were announced and whose end was not.</summary>
    public IEnumerable<JournalEntry> OpenTools() =>
        _journal.Where(entry => entry is { State: JournalState.Started, ToolCallId: not null });
}
