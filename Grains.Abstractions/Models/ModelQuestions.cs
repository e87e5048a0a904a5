using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Models;

/// <summary>Asks the language model of a context. Failures come as values, because an agent can do without a model.</summary>
public static class ModelQuestions
{
    // How often an answer that is not of the shape asked for is sent back.
    private const int Mendings = 1;
    private const int MaxQuoted = 2_000;

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>
    /// Asks for an answer of a type: its schema goes along, and an answer that does not fit is sent back once. Enumerations are written in snake case; what the
    /// type does not declare nullable or optional has to be there.
    /// </summary>
    /// <typeparam name="T">A class or record: an object in JSON.</typeparam>
    /// <returns>The answer, or the failure. Only what ends the run itself is thrown.</returns>
    public static async Task<ModelAnswer<T>> AskModelAsync<T>(this AgentContext context, ModelQuestion question, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(question);
        var messages = ModelPrompt.Of(question).ToList();
        var options = new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema<T>(Shape), Tools = [.. question.Tools] };
        for (var mended = 0; ; mended++)
        {
            var answer = await AskAsync(context, messages, options, stream: false, cancellationToken);
            if (answer.Value is not { } text)
            {
                return new ModelAnswer<T>(null, answer.Failure);
            }

            try
            {
                return JsonSerializer.Deserialize<T>(Unfenced(text), Shape) is { } value
                    ? new ModelAnswer<T>(value, null)
                    : throw new JsonException("It is null.");
            }
            catch (JsonException) when (mended < Mendings)
            {
                messages.Add(new ChatMessage(ChatRole.Assistant, text.Length <= MaxQuoted ? text : text[..MaxQuoted]));
                messages.Add(new ChatMessage(ChatRole.User, "That is not JSON of the schema asked for. Answer again, with the JSON object alone."));
            }
            catch (JsonException)
            {
                return new ModelAnswer<T>(null, Failure("The model's answer was not of the shape asked for.", ModelFailures.Malformed));
            }
        }
    }

    /// <summary>Asks for an answer in words.</summary>
    /// <param name="context">The agent's context.</param>
    /// <param name="question">What to ask.</param>
    /// <param name="stream">Whether the user is told while the answer comes, as <c>answer_delta</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer, or the failure. Only what ends the run itself is thrown.</returns>
    public static Task<ModelAnswer<string>> AskModelForTextAsync(
        this AgentContext context, ModelQuestion question, bool stream = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(question);
        return AskAsync(context, ModelPrompt.Of(question), new ChatOptions { Tools = [.. question.Tools] }, stream, cancellationToken);
    }

    private static async Task<ModelAnswer<string>> AskAsync(
        AgentContext context, IReadOnlyList<ChatMessage> messages, ChatOptions options, bool stream, CancellationToken cancellationToken)
    {
        if (context.Chat is not { } chat)
        {
            return new ModelAnswer<string>(null, Failure("No language model is configured.", ModelFailures.NoModel));
        }

        try
        {
            var response = stream
                ? await chat.GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken)
                : await chat.GetResponseAsync(messages, options, cancellationToken);
            return Read(response);
        }
        catch (NetraException failure) when (failure.Code is not (ErrorCodes.Diverged or ErrorCodes.OutcomeUnknown or ErrorCodes.Cancelled))
        {
            return new ModelAnswer<string>(null, failure);
        }
    }

    // The answer is what was said last; what was said before tools were called is not.
    private static ModelAnswer<string> Read(ChatResponse response)
    {
        var text = response.Messages.LastOrDefault(message => message.Role == ChatRole.Assistant)?.Text;
        var failure = response.FinishReason == ChatFinishReason.Length ? Failure("The model's answer was cut off at its limit.", ModelFailures.CutOff)
            : response.FinishReason == ChatFinishReason.ContentFilter ? Failure("The model's provider withheld the answer.", ModelFailures.Withheld)
            : string.IsNullOrWhiteSpace(text) ? Failure("The model's answer was empty.", ModelFailures.Malformed)
            : null;
        return failure is null ? new ModelAnswer<string>(text, null) : new ModelAnswer<string>(null, failure);
    }

    // Models like to put JSON into a code block.
    private static string Unfenced(string text)
    {
        var trimmed = text.Trim();
        var first = trimmed.IndexOf('\n', StringComparison.Ordinal);
        return trimmed.StartsWith("```", StringComparison.Ordinal) && trimmed.EndsWith("```", StringComparison.Ordinal) && first >= 0 && trimmed.Length > first + 3
            ? trimmed[(first + 1)..^3]
            : trimmed;
    }

    private static NetraException Failure(string message, string errorClass) => new(ErrorCodes.ModelFailed, message) { ErrorClass = errorClass };
}
