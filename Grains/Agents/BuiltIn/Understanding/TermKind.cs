namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What a stretch of a message stands for.</summary>
internal enum TermKind
{
    /// <summary>Says nothing here.</summary>
    Filler,

    /// <summary>A measure.</summary>
    Measure,

    /// <summary>A statistic.</summary>
    Statistic,

    /// <summary>A kind of answer.</summary>
    Topic,

    /// <summary>Most or least, perhaps of a measure that the word implies ("slowest").</summary>
    Direction,

    /// <summary>A dimension.</summary>
    Dimension,

    /// <summary>A stretch of time to group by.</summary>
    Bucket,

    /// <summary>A value of the user's data.</summary>
    Name,

    /// <summary>A name that the user's data does not have.</summary>
    UnknownName,

    /// <summary>A time range.</summary>
    Range,

    /// <summary>A part of each day.</summary>
    Clock,

    /// <summary>Days of the week.</summary>
    Weekdays,

    /// <summary>A number, perhaps with a unit.</summary>
    Number,

    /// <summary>A word for events.</summary>
    Event,

    /// <summary>by, per, each.</summary>
    By,

    /// <summary>which, what.</summary>
    Which,

    /// <summary>how many.</summary>
    HowMany,

    /// <summary>how much.</summary>
    HowMuch,

    /// <summary>when.</summary>
    When,

    /// <summary>list, show.</summary>
    Show,

    /// <summary>and, or: the same for the next word.</summary>
    And,

    /// <summary>last, latest, first: one end of time.</summary>
    Edge,

    /// <summary>more than, at most.</summary>
    Comparator,

    /// <summary>not, except.</summary>
    Not,

    /// <summary>only.</summary>
    Only,

    /// <summary>An adjective that keeps errors or successes.</summary>
    State,

    /// <summary>percentage, share.</summary>
    Share,

    /// <summary>Compared with.</summary>
    Compare,

    /// <summary>A unit of a limit.</summary>
    Unit,

    /// <summary>Something that this agent does not do.</summary>
    Unsupported,

    /// <summary>The end of a sentence.</summary>
    Break,

    /// <summary>Not known.</summary>
    Unknown,
}
