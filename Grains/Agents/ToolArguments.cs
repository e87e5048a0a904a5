using System.Text.Json;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Agents;

/// <summary>What the events of a tool show of its call.</summary>
/// <param name="Value">An object, written as JSON.</param>
internal sealed record ToolArguments(object? Value)
{
    /// <summary>The same as JSON, as of now.</summary>
    public ToolArguments Written() => new(JsonSerializer.SerializeToNode(Value, EventJson.Options));
}
