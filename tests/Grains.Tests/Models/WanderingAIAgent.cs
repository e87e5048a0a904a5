using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.AIAgents;

namespace Netra.Grains.Tests.Models;

/// <summary>An agent of the framework that goes on wherever a wait leaves it, as libraries do: it asks the model with tools, and has another agent check.</summary>
internal sealed class WanderingAIAgent(AgentContext context) : AIAgent
{
    protected override async Task<AgentResponse> RunCoreAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        var chat = context.Chat ?? throw new NetraException(ErrorCodes.ModelFailed, "There is no model.");
        await Task.Delay(1, cancellationToken).ConfigureAwait(false);
        Assert.Equal(TaskScheduler.Default, TaskScheduler.Current);
        var counting = AIFunctionFactory.Create(
            async () =>
            {
                await using var redis = await context.Data.OpenRedisAsync(cancellationToken);
                return await redis.IncrementAsync("counted", 1, cancellationToken);
            },
            "count_up");
        var answer = await chat.GetResponseAsync(messages, new ChatOptions { Tools = [counting, .. context.Tools] }, cancellationToken).ConfigureAwait(false);
        var checkedBy = await context.AsAIAgent("helper").RunAsync("answer checked", cancellationToken: cancellationToken).ConfigureAwait(false);
        return new AgentResponse(new ChatMessage(ChatRole.Assistant, $"{answer.Text} {checkedBy.Text}"));
    }

    protected override async IAsyncEnumerable<AgentResponseUpdate> RunCoreStreamingAsync(
        IEnumerable<ChatMessage> messages, AgentSession? session = null, AgentRunOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await RunCoreAsync(messages, session, options, cancellationToken)).ToAgentResponseUpdates())
        {
            yield return update;
        }
    }

    protected override ValueTask<AgentSession> CreateSessionCoreAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    protected override ValueTask<JsonElement> SerializeSessionCoreAsync(
        AgentSession session, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    protected override ValueTask<AgentSession> DeserializeSessionCoreAsync(
        JsonElement serializedState, JsonSerializerOptions? jsonSerializerOptions = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
