namespace Netra.Testing.Agents;

/// <summary>What an answer is about.</summary>
public enum ShapedCategory
{
    LatencyTrend,
    Cost,
}
