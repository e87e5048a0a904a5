using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Log;

/// <summary>What a run asked a person, as stored with it.</summary>
/// <param name="Id">Its name for the user.</param>
/// <param name="CallId">The execution that asked.</param>
/// <param name="Step">The step in which it asked.</param>
/// <param name="Agent">The agent that asked.</param>
/// <param name="Prompt">What is to be approved; not kept after the decision.</param>
/// <param name="Approved">The decision; <see langword="null"/>: not decided.</param>
internal sealed record RunApproval(string Id, CallId CallId, int Step, AgentName Agent, string? Prompt, bool? Approved);
