using System.Collections.Immutable;
using Microsoft.Extensions.AI;

namespace Netra.Grains.Models;

/// <summary>What is recorded of a model's answer. A shape of our own: it is read by later versions, whatever becomes of the library's types.</summary>
/// <param name="Question">The digest of what was asked, without the system's messages.</param>
/// <param name="Model">The model.</param>
/// <param name="Text">What it said.</param>
/// <param name="Calls">The tools it asked for.</param>
/// <param name="Finish">Why it ended, as the provider calls it.</param>
/// <param name="Usage">What the call used.</param>
internal sealed record RecordedAnswer(
    string Question, string Model, string Text, ImmutableArray<RecordedCall> Calls, string? Finish, ModelUsage Usage)
{
    // More than any call can use.
    private const long MostTokens = int.MaxValue;

    /// <summary>What is recorded of an answer within its bounds.</summary>
    public static RecordedAnswer Of(ChatResponse response, ModelRequest request)
    {
        var contents = response.Messages.SelectMany(message => message.Contents).ToArray();
        var text = WellFormed.Text(string.Concat(contents.OfType<TextContent>().Select(content => content.Text)));
        var calls = contents.OfType<FunctionCallContent>().Select(RecordedCall.Of).ToImmutableArray();
        return new RecordedAnswer(request.Digest, request.Model, text, calls, response.FinishReason?.Value, UsageOf(response, request));
    }

    /// <summary>The answer again. Nothing in it depends on anything but what is recorded.</summary>
    public ChatResponse ToResponse() => new(new ChatMessage(ChatRole.Assistant, [.. Contents()]))
    {
        ModelId = Model,
        FinishReason = Finish is null ? null : new ChatFinishReason(Finish),
        Usage = new UsageDetails { InputTokenCount = Usage.InputTokens, OutputTokenCount = Usage.OutputTokens, TotalTokenCount = Usage.InputTokens + Usage.OutputTokens },
    };

    private IEnumerable<AIContent> Contents()
    {
        if (Text.Length > 0)
        {
            yield return new TextContent(Text);
        }

        foreach (var call in Calls)
        {
            yield return call.ToContent();
        }
    }

    // A count below zero would give budgets back, a huge one break their sums, and none for something sent or said is no count.
    private static ModelUsage UsageOf(ChatResponse response, ModelRequest request)
    {
        var said = ModelRequest.EstimateTokens(AnswerSize.Of(response.Messages.SelectMany(message => message.Contents)));
        return response.Usage is { InputTokenCount: > 0 and <= MostTokens and var input, OutputTokenCount: >= 0 and <= MostTokens and var output } && (output > 0 || said == 0)
            ? new ModelUsage(input, output, Estimated: false)
            : new ModelUsage(request.EstimatedTokens, said, Estimated: true);
    }
}
