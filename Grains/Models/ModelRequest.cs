using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Models;

/// <summary>
/// What is sent with one call: text, calls of tools and their results, and nothing that the provider would fetch or keep. Options that would name another
/// model, a conversation at the provider, or raw fields are left out.
/// </summary>
internal sealed class ModelRequest
{
    // A token has about four bytes of English, and fewer in JSON and in other scripts: rather too many tokens than too few.
    private const int BytesPerToken = 3;

    private readonly ChatOptions _options;

    private ModelRequest(List<ChatMessage> messages, ChatOptions options, string model, string digest, long bytes) =>
        (Messages, _options, Model, Digest, EstimatedTokens) = (messages, options, model, digest, EstimateTokens(bytes));

    /// <summary>The messages.</summary>
    public IReadOnlyList<ChatMessage> Messages { get; }

    /// <summary>The model's name.</summary>
    public string Model { get; }

    /// <summary>
    /// Tells one question from another: an agent that goes on must ask the same. The system's messages are not in it: they may have been worded anew meanwhile.
    /// </summary>
    public string Digest { get; }

    /// <summary>About how many tokens are sent.</summary>
    public long EstimatedTokens { get; }

    /// <summary>The most tokens that may come back.</summary>
    public int MaxOutputTokens => _options.MaxOutputTokens!.Value;

    /// <summary>About how many tokens there are in so many bytes.</summary>
    public static long EstimateTokens(long bytes) => (bytes + BytesPerToken - 1) / BytesPerToken;

    /// <summary>The request for messages and options of an agent.</summary>
    /// <exception cref="NetraException">
    /// <see cref="ErrorCodes.TooLarge"/>: it is too long. <see cref="ErrorCodes.InvalidRequest"/>: it holds something else than text and tools.
    /// </exception>
    public static ModelRequest Of(IEnumerable<ChatMessage> messages, ChatOptions? options, LanguageModel model)
    {
        List<ChatMessage> sent = [.. messages.Select(Sent)];
        var kept = Kept(options, model.Limits);
        var (digest, bytes) = Measure(sent);
        bytes += BytesOf(kept.Instructions) + BytesOf((kept.ResponseFormat as ChatResponseFormatJson)?.Schema?.GetRawText());
        bytes += kept.Tools?.OfType<AIFunctionDeclaration>().Sum(tool => BytesOf(tool.Name) + BytesOf(tool.Description) + BytesOf(tool.JsonSchema.GetRawText())) ?? 0;
        return bytes <= model.Limits.MaxRequestBytes
            ? new ModelRequest(sent, kept, model.Name, digest, bytes)
            : throw new NetraException(ErrorCodes.TooLarge, $"What is to be sent to the model has {bytes} bytes; at most {model.Limits.MaxRequestBytes} may be sent.")
            {
                ErrorClass = ModelFailures.TooLong,
            };
    }

    /// <summary>The options of one attempt.</summary>
    public ChatOptions Options(OperationId operation)
    {
        var options = _options.Clone();
        options.AdditionalProperties = new AdditionalPropertiesDictionary { [LanguageModel.OperationKey] = operation.ToString() };
        return options;
    }

    private static ChatOptions Kept(ChatOptions? options, ModelLimits limits) => new()
    {
        Instructions = options?.Instructions,
        MaxOutputTokens = Math.Clamp(options?.MaxOutputTokens ?? limits.MaxOutputTokens, 1, limits.MaxOutputTokens),
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        Seed = options?.Seed,
        StopSequences = options?.StopSequences,
        ResponseFormat = options?.ResponseFormat,
        ToolMode = options?.Tools is { Count: > 0 } ? options.ToolMode : null,
        Tools = options?.Tools is { Count: > 0 } tools ? [.. tools] : null,
        AllowMultipleToolCalls = options?.AllowMultipleToolCalls,
    };

    private static int BytesOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    // Each call has messages of its own: what a client notes on them does not come back to the agent.
    private static ChatMessage Sent(ChatMessage message) => new(message.Role, [.. message.Contents.Where(content => content is not (UsageContent or TextReasoningContent)).Select(Sent)]);

    private static AIContent Sent(AIContent content) => content switch
    {
        TextContent text => new TextContent(text.Text),
        FunctionCallContent or FunctionResultContent => content,
        _ => throw new NetraException(ErrorCodes.InvalidRequest, $"Only text, calls of tools and their results are sent to the model, no {content.GetType().Name}."),
    };

    private static (string Digest, long Bytes) Measure(List<ChatMessage> messages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var total = 0L;
        foreach (var message in messages)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(message.Contents.Select(Plain).Prepend(message.Role.Value), AIJsonUtilities.DefaultOptions);
            total += bytes.Length;
            if (message.Role != ChatRole.System)
            {
                hash.AppendData(bytes);
            }
        }

        return (Convert.ToHexStringLower(hash.GetHashAndReset()), total);
    }

    private static object Plain(AIContent content) => content switch
    {
        FunctionCallContent call => new object?[] { call.CallId, call.Name, call.Arguments },
        FunctionResultContent result => new object?[] { result.CallId, result.Result },
        _ => ((TextContent)content).Text,
    };
}
