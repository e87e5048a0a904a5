using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Tests.Models;

/// <summary>A context that offers a chat only.</summary>
internal sealed class ChatContext(IChatClient? chat, string message = "why?", string parameters = "{}") : AgentContext
{
    public override IChatClient? Chat => chat;

    public override AgentRequest Request { get; } = new(message, parameters, default!, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public override IUserData Data => throw new NotSupportedException();

    public override Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) => throw new NotSupportedException();

    public override Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) =>
        throw new NotSupportedException();

    public override Task<AgentResult> CallAgentAsync(string agent, string message, object? parameters = null) => throw new NotSupportedException();

    public override Task SleepAsync(TimeSpan duration) => throw new NotSupportedException();

    public override Task SleepAsync(DateTimeOffset until) => throw new NotSupportedException();

    public override Task<Approval> RequestApprovalAsync(string prompt) => throw new NotSupportedException();

    public override Task ThinkingAsync(string thought) => throw new NotSupportedException();

    public override Task ProgressAsync(string content, double? percent = null) => throw new NotSupportedException();
}
