using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Log;

/// <summary>A call of an agent by another one, as stored with its run. What was asked stands in the caller's journal.</summary>
/// <param name="CallId">Its place in the run.</param>
/// <param name="Agent">The agent called.</param>
/// <param name="Ended">Whether it has ended.</param>
internal sealed record RunCall(CallId CallId, AgentName Agent, bool Ended);
