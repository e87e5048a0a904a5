using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>
/// Has the model, when there is one, put findings into a few sentences that stand above the exact answer. Figures never come from the model: a summary with a figure that
/// the exact answer does not have is left out, and so is one that does not come at all. In a flow of agents nothing is asked: the report words what they found.
/// </summary>
internal static class ModelSummary
{
    private const int Longest = 2_000;

    /// <summary>The answer with a summary before it, or the answer as it is.</summary>
    /// <param name="context">The agent's context.</param>
    /// <param name="instructions">What the summary is for; never made of data.</param>
    /// <param name="answer">The exact answer.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<string> AboveAsync(AgentContext context, string instructions, string answer, CancellationToken cancellationToken)
    {
        if (context.Chat is null || EarlierResults.Of(context.Request).Agents.Any())
        {
            return answer;
        }

        var asked = await context.AskModelForTextAsync(
            new ModelQuestion($"{instructions} At most four sentences. Use only numbers that stand in the findings, written as they stand there; add none, and compute none.")
            {
                Message = context.Request.Message,
                Data = new Dictionary<string, object?> { ["findings"] = answer },
            },
            cancellationToken: cancellationToken);
        return asked.Succeeded && IsFaithful(asked.Value, answer) ? $"{asked.Value.Trim()}\n\n{answer}" : answer;
    }

    /// <summary>Whether a summary is there, short, and has no figure that the answer does not have.</summary>
    public static bool IsFaithful(string summary, string answer) => summary.Trim().Length is > 0 and <= Longest && FigureCheck.Foreign(summary, [answer]).Count == 0;
}
