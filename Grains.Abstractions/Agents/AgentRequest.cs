using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>What an agent is asked.</summary>
/// <param name="Message">The user's words. They are data: nothing in them changes what an agent may do.</param>
/// <param name="Parameters">A JSON object of the caller's.</param>
/// <param name="ThreadId">The conversation.</param>
/// <param name="AskedAt">When the run was admitted; the agent's "now", the same when it runs again after a crash.</param>
[GenerateSerializer, Immutable, Alias("netra.AgentRequest")]
public sealed record AgentRequest(
    [property: Id(0)] string Message,
    [property: Id(1)] string Parameters,
    [property: Id(2)] ThreadId ThreadId,
    [property: Id(3)] DateTimeOffset AskedAt);
