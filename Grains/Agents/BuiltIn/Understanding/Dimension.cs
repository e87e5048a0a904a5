namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A dimension, with its key when it is one of the user's own.</summary>
internal sealed record Dimension(DimensionKind Kind, string? Key = null)
{
    /// <summary>What it is called in an answer.</summary>
    public string Label => Kind switch
    {
        DimensionKind.Workload => "workload",
        DimensionKind.Model => "model",
        DimensionKind.EventType => "event type",
        DimensionKind.Category => "category",
        DimensionKind.Outcome => "outcome",
        _ => Key!,
    };

    /// <summary>Its label for several.</summary>
    public string Plural => Kind == DimensionKind.Category ? "categories" : Label + "s";
}
