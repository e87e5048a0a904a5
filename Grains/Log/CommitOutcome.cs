namespace Netra.Grains.Log;

/// <summary>What became of a commit.</summary>
internal enum CommitOutcome
{
    /// <summary>It is stored, now or by an earlier attempt.</summary>
    Stored,

    /// <summary>Another writer has taken the log; this one must stop for good.</summary>
    Fenced,

    /// <summary>The head is not the expected one: a fault of the writer.</summary>
    Conflict,
}
