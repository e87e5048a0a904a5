using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Netra.Testing.Models;

/// <summary>A model in this process that plays its turns one after the other, and keeps what it was asked. One question more than it has turns is an error.</summary>
public sealed class ScriptedChatClient(params ScriptedTurn[] turns) : IChatClient
{
    private const int Piece = 8;

    private readonly Lock _lock = new();
    private readonly List<IReadOnlyList<ChatMessage>> _requests = [];
    private readonly List<ChatOptions?> _options = [];

    /// <summary>What it was asked, in order.</summary>
    public IReadOnlyList<IReadOnlyList<ChatMessage>> Requests => _requests;

    /// <summary>With which options.</summary>
    public IReadOnlyList<ChatOptions?> Options => _options;

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var turn = Next(messages, options);
        await turn.Before(cancellationToken);
        return turn.Failure is { } failure ? throw failure : Answer(turn);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var turn = Next(messages, options);
        await turn.Before(cancellationToken);
        for (var at = 0; at < turn.Text.Length; at += Piece)
        {
            if (at >= turn.PauseAfter && at - Piece < turn.PauseAfter)
            {
                await turn.Meanwhile(cancellationToken);
            }

            yield return new ChatResponseUpdate(ChatRole.Assistant, turn.Text.Substring(at, Math.Min(Piece, turn.Text.Length - at)));
        }

        if (turn.Failure is { } failure)
        {
            throw failure;
        }

        foreach (var update in Answer(turn with { Text = string.Empty }).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static ChatResponse Answer(ScriptedTurn turn)
    {
        List<AIContent> contents = turn.Text.Length > 0 ? [new TextContent(turn.Text)] : [];
        contents.AddRange(turn.Calls.Select((call, index) => FunctionCallContent.CreateFromParsedArguments(
            call.Arguments,
            $"call-{index}",
            call.Name,
            static text => JsonSerializer.Deserialize<Dictionary<string, object?>>(text))));
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, contents))
        {
            FinishReason = turn.Finish is { } finish ? new ChatFinishReason(finish) : turn.Calls.Count > 0 ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            Usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 5, TotalTokenCount = 15 },
        };
    }

    private ScriptedTurn Next(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        lock (_lock)
        {
            _requests.Add([.. messages]);
            _options.Add(options);
            return _requests.Count <= turns.Length ? turns[_requests.Count - 1] : throw new InvalidOperationException($"The script has {turns.Length} turns.");
        }
    }
}
