namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What events can be told apart by.</summary>
internal enum DimensionKind
{
    /// <summary><c>workload_id</c>.</summary>
    Workload,

    /// <summary><c>model</c>.</summary>
    Model,

    /// <summary><c>event_type</c>.</summary>
    EventType,

    /// <summary><c>event_category</c>.</summary>
    Category,

    /// <summary>Whether an event is an error.</summary>
    Outcome,

    /// <summary>A dimension of the user's own, by its key in <c>dimensions</c>.</summary>
    Custom,
}
