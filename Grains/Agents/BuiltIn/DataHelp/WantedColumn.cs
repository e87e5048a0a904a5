namespace Netra.Grains.Agents.BuiltIn.DataHelp;

/// <summary>A column of <c>workload_events</c> that a question needs.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Holds">What it holds, with the unit.</param>
public sealed record WantedColumn(string Column, string Holds);
