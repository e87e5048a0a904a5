using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn;

/// <summary>
/// Answers questions about the user's workload events in words: it reads the question, runs SELECTs and analyses over the user's own rows, and says what they
/// return. What the rules do not understand goes to a language model, when there is one, with tools over the same rows. The exact figures, every query and every
/// analysis are in <see cref="AgentResult.Data"/>. A failure of the engine fails the run.
/// </summary>
internal sealed class DataAgent(PriceTable prices) : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "data";

    /// <summary>The version of its steps.</summary>
    public const string Version = "4";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var triage = EarlierResults.Of(context.Request).Find<TriageResult>(TriageAgent.Name);
        await context.ThinkingAsync("Reading the question, and looking at what data there is.");
        var runner = new QueryRunner(context);
        var reading = await MessageReading.ReadAsync(context.Request, runner, prices);
        var answer = new Answer();
        if (reading.Refusal is { } refusal)
        {
            await context.ThinkingAsync("This is no question that I answer.");
            return Unanswered(refusal, [], runner, answer, reading);
        }

        var questions = reading.IsUnderstood || reading.All.IsEmpty || GuidedQuestion.Of(triage) is not { } guided ? reading.Questions : [guided];
        await context.ThinkingAsync(SayQuestion.Thought(questions));
        if (reading.All.IsEmpty)
        {
            return Unanswered("You have no data yet: your table of workload events is empty. Import some events and ask again.", questions, runner, answer, reading);
        }

        if (!questions.Any(question => question.IsUnderstood || !question.UnknownNames.IsEmpty))
        {
            return context.Chat is null
                ? Unanswered(NotUnderstood.Words(questions), questions, runner, answer, reading)
                : await new FreeQuestion(context, reading, runner).AnswerAsync(cancellationToken);
        }

        await new QuestionAnswering(context, reading.All, runner, answer, new AnswerSetting(prices, context.Request.AskedAt, InTeam: triage is not null) { WhatIf = reading.WhatIf }).AnswerAsync(questions, reading.Parameters);
        return new AgentResult(answer.Text, AnswerData.Of(questions, runner.Asked, answer, reading.Parameters.Unread, reading.All));
    }

    private static AgentResult Unanswered(string why, ImmutableArray<Question> questions, QueryRunner runner, Answer answer, MessageReading reading)
    {
        answer.Line(why);
        answer.Line(HelpText.Examples);
        return new AgentResult(answer.Text, AnswerData.Of(questions, runner.Asked, answer, [], reading.All));
    }
}
