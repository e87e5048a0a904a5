using Microsoft.Extensions.AI;

namespace Netra.Grains.Abstractions.Models;

/// <summary>A question to a language model, in which the agent's words, the user's words and data stay apart.</summary>
/// <param name="Instructions">What the agent wants done; never made of data.</param>
public sealed record ModelQuestion(string Instructions)
{
    /// <summary>The user's words; <see langword="null"/>: none.</summary>
    public string? Message { get; init; }

    /// <summary>Data to go by, each piece under a name: sent as JSON, and named as data.</summary>
    public IReadOnlyDictionary<string, object?> Data { get; init; } = new Dictionary<string, object?>();

    /// <summary>Tools the model may call, such as <see cref="Agents.AgentContext.Tools"/>.</summary>
    public IReadOnlyList<AIFunction> Tools { get; init; } = [];
}
