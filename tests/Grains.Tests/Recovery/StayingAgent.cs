using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Recovery;

/// <summary>An agent that works until it is stopped, and tells when that is.</summary>
public sealed class StayingAgent : IAgent
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> Ends = new();

    /// <summary>Ends when the agent that got this message has stopped.</summary>
    public static Task StoppedAsync(string message) => EndOf(message).Task;

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.ThinkingAsync("working");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return new AgentResult(string.Empty);
        }
        finally
        {
            EndOf(context.Request.Message).SetResult();
        }
    }

    private static TaskCompletionSource EndOf(string message) =>
        Ends.GetOrAdd(message, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
