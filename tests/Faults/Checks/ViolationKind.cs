namespace Netra.Faults.Checks;

/// <summary>The promises.</summary>
internal enum ViolationKind
{
    /// <summary>A run that was acknowledged did not complete.</summary>
    RunNotCompleted,

    /// <summary>An event is missing.</summary>
    EventLost,

    /// <summary>An event came twice.</summary>
    EventDuplicated,

    /// <summary>An event of another user, or of a run that nobody started.</summary>
    EventForeign,

    /// <summary>A run's events break the rules.</summary>
    EventRules,

    /// <summary>An effect happened more than once.</summary>
    EffectRepeated,

    /// <summary>An effect did not happen.</summary>
    EffectLost,

    /// <summary>An answer that no client should have to see.</summary>
    WrongAnswer,
}
