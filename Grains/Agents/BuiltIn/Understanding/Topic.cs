namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>The kinds of answers there are.</summary>
internal enum Topic
{
    /// <summary>What can be asked.</summary>
    Help,

    /// <summary>What data there is.</summary>
    Overview,

    /// <summary>Latency, errors, throughput and their trend together.</summary>
    Performance,

    /// <summary>How much is used, by what, and when.</summary>
    Usage,

    /// <summary>Statistics of measures.</summary>
    Figures,

    /// <summary>Statistics of measures by groups.</summary>
    Breakdown,

    /// <summary>Two periods beside each other.</summary>
    Comparison,

    /// <summary>How a measure changes over time.</summary>
    Trend,

    /// <summary>When most (or least) happens.</summary>
    Peak,

    /// <summary>Values and times out of the ordinary.</summary>
    Anomalies,

    /// <summary>Single events at one end of an order.</summary>
    Events,

    /// <summary>Which workloads, models, types there are.</summary>
    Values,

    /// <summary>What part of the events has a property.</summary>
    Share,

    /// <summary>How input and output tokens part the whole.</summary>
    Ratio,

    /// <summary>Cycles of the day and the week.</summary>
    Seasonality,

    /// <summary>Whether measures go together.</summary>
    Correlation,

    /// <summary>How complete and sound the data is.</summary>
    Quality,

    /// <summary>What changed, and where: what the data can say to "why".</summary>
    Reasons,

    /// <summary>What the cost is made of.</summary>
    Costs,

    /// <summary>What could be saved.</summary>
    Optimization,
}
