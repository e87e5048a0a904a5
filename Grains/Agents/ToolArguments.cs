namespace Netra.Grains.Agents;

/// <summary>What the events of a tool show of its call.</summary>
/// <param name="Value">An object, written as JSON.</param>
internal sealed record ToolArguments(object? Value);
