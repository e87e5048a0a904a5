using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Models;

/// <summary>
/// What an agent gets as its chat: tools are run one after the other, a bounded number of times, and a model that still asks for tools then has not answered.
/// </summary>
internal sealed class AnsweringChatClient : DelegatingChatClient
{
    private readonly ModelLimits _limits;

    /// <summary>A chat over the recorded calls of a context.</summary>
    public AnsweringChatClient(JournaledChatClient recorded, AgentContext context, ModelLimits limits)
        : base(new FunctionInvokingChatClient(recorded)
        {
            AllowConcurrentInvocation = false,
            MaximumIterationsPerRequest = limits.MaxToolTurns,
            MaximumConsecutiveErrorsPerRequest = int.MaxValue,
            TerminateOnUnknownCalls = false,
            FunctionInvoker = new ToolInvoker(context, limits).InvokeAsync,
        }) => _limits = limits;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken);
        Check(response.Messages.SelectMany(message => message.Contents), options);
        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var contents = new List<AIContent>();
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            contents.AddRange(update.Contents);
            yield return update;
        }

        Check(contents, options);
    }

    // Tools that are only declared are the agent's own to run.
    private void Check(IEnumerable<AIContent> contents, ChatOptions? options)
    {
        var open = new HashSet<string>();
        foreach (var content in contents)
        {
            _ = content switch
            {
                FunctionCallContent call => open.Add(call.CallId),
                FunctionResultContent result => open.Remove(result.CallId),
                _ => false,
            };
        }

        if (open.Count > 0 && options?.Tools?.All(tool => tool is AIFunction) != false)
        {
            throw new NetraException(ErrorCodes.ModelFailed, $"The model asked for tools {_limits.MaxToolTurns} times and did not come to an answer.")
            {
                ErrorClass = ModelFailures.NoAnswer,
            };
        }
    }
}
