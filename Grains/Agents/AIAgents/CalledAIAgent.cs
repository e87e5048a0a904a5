using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents.AIAgents;

/// <summary>
/// One of our agents as an agent of the Microsoft agent framework, for the inside of another agent: each run is a call of the context, so it is recorded, of the
/// same user, and within the limits of calls. It keeps no conversation of its own.
/// </summary>
internal sealed class CalledAIAgent(AgentContext context, string agent, string? description) : AIAgent
{
    /// <inheritdoc/>
    public override string Name => agent;

    /// <inheritdoc/>
    public override string? Description => description;

    /// <inheritdoc/>
    protected override string IdCore => agent;

    /// <inheritdoc/>
    protected override async Task<AgentResponse> RunCoreAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var result = await context.CallAgentAsync(agent, string.Join('\n', messages.Where(message => message.Role == ChatRole.User).Select(message => message.Text)));
        return new AgentResponse(new ChatMessage(ChatRole.Assistant, result.Answer) { AuthorName = agent }) { AgentId = Id };
    }

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
        IEnumerable<ChatMessage> messages,
        AgentSession? session = null,
        AgentRunOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await RunCoreAsync(messages, session, options, cancellationToken)).ToAgentResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    protected override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => new(new NoSession());

    /// <inheritdoc/>
    protected override ValueTask<JsonElement> SerializeSessionCoreAsync(
        AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) =>
        new(JsonSerializer.SerializeToElement(new { }, jsonSerializerOptions));

    /// <inheritdoc/>
    protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(
        JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => new(new NoSession());

    private sealed class NoSession : AgentSession;
}
