namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Only events whose value is on one side of a limit.</summary>
internal sealed record LimitFilter(Measure Measure, Comparator Comparator, double Limit);
