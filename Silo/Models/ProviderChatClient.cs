using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Models;

namespace Netra.Silo.Models;

/// <summary>One call to the provider: in time, under its operation's id, and with failures that tell nothing of the provider.</summary>
internal sealed partial class ProviderChatClient(IChatClient provider, TimeSpan timeout, TimeProvider time, ILogger<ProviderChatClient> logger) : DelegatingChatClient(provider)
{
    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            var sent = Announce(options);
            return await base.GetResponseAsync(messages, sent, ended.Token);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Told(failure, late.IsCancellationRequested);
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var late = new CancellationTokenSource(timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var sent = Announce(options);
        await using var updates = base.GetStreamingResponseAsync(messages, sent, ended.Token).GetAsyncEnumerator(ended.Token);
        var finished = false;
        UsageContent? usage = null;
        while (true)
        {
            try
            {
                if (!await updates.MoveNextAsync())
                {
                    break;
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                throw Told(failure, late.IsCancellationRequested);
            }

            finished |= updates.Current.FinishReason is not null;
            if (updates.Current.Contents.OfType<UsageContent>().LastOrDefault() is { } told)
            {
                // Some providers tell with every piece what was used so far, and whoever reads the pieces adds them up.
                usage = told;
                updates.Current.Contents = [.. updates.Current.Contents.Where(content => content is not UsageContent)];
            }

            yield return updates.Current;
        }

        if (!finished)
        {
            // A connection that ends between two pieces looks like the end of the answer.
            throw Told(ProviderFailures.BrokenOff(), timedOut: false);
        }

        if (usage is not null)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, [usage]);
        }
    }

    private static ChatOptions? Announce(ChatOptions? options)
    {
        var sent = options?.Clone();
        ProviderHandler.UseOperation(sent?.AdditionalProperties?.GetValueOrDefault(LanguageModel.OperationKey) as string);
        sent?.AdditionalProperties?.Remove(LanguageModel.OperationKey);
        return sent;
    }

    private NetraException Told(Exception failure, bool timedOut)
    {
        var told = ProviderFailures.Of(failure, timedOut, time.GetUtcNow());
        LogFailed(logger, told.Code, told.ErrorClass, failure.GetType().Name);
        return told;
    }

    [LoggerMessage(LogLevel.Warning, "A call of the language model failed: {Code}, {ErrorClass} ({Exception})")]
    private static partial void LogFailed(ILogger logger, string code, string? errorClass, string exception);
}
