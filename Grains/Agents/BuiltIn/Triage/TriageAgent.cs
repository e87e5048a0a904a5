using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>
/// Says what kind of question a message is, what it names, and whether the user's data can answer it. Rules read it; a language model, when there is one, reads it
/// too, and what it says is checked against the data: a name that the data does not have is reported and never used.
/// </summary>
internal sealed class TriageAgent(PriceTable prices) : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "triage";

    /// <summary>The version of its steps.</summary>
    public const string Version = "3";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.ThinkingAsync("What is asked, and can the data answer it?");
        var runner = new QueryRunner(context);
        var reading = await MessageReading.ReadAsync(context.Request, runner, prices);
        var triage = RuleTriage.Of(reading);
        if (context.Chat is not null && reading is { Refusal: null, All.IsEmpty: false })
        {
            triage = await ModelTriage.ReadAsync(context, reading, triage, cancellationToken);
        }

        triage = await Sufficiency.JudgeAsync(triage, reading, runner, prices);
        var words = TriageWords.Of(triage);
        await context.ThinkingAsync(words);
        return AgentResult.Of(words, triage);
    }
}
