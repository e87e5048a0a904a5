using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn;

/// <summary>
/// Answers questions about the user's workload events in words, without a language model: it reads the question, runs SELECTs over
/// the user's own rows, and says what they return. The exact figures and every query are in <see cref="AgentResult.Data"/>. A
/// failure of the engine fails the run.
/// </summary>
public sealed class DataAgent : IAgent
{
    /// <summary>The version of its steps.</summary>
    public const string Version = "1.0";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        await context.ThinkingAsync("Reading the question, and looking at what data there is.");
        var runner = new QueryRunner(context);
        var all = await CatalogueReader.ReadAsync(runner);
        var answer = new Answer();
        var parameters = RequestParameters.Read(request.Parameters);
        if (Refusal.Of(request.Message, all) is { } refusal)
        {
            await context.ThinkingAsync("This is no question that I answer.");
            return Unanswered(refusal, [], runner, answer);
        }

        var questions = new QuestionReader(all, request.AskedAt.UtcDateTime).Read(request.Message).Select(parameters.ApplyTo).ToList();
        await context.ThinkingAsync(SayQuestion.Thought(questions));
        if (all.IsEmpty)
        {
            return Unanswered("You have no data yet: your table of workload events is empty. Import some events and ask again.", questions, runner, answer);
        }

        if (!questions.Exists(question => question.IsUnderstood || !question.UnknownNames.IsEmpty))
        {
            return Unanswered(NotUnderstood.Words(questions), questions, runner, answer);
        }

        await new QuestionAnswering(context, all, runner, answer).AnswerAsync(questions, parameters);
        return new AgentResult(answer.Text, AnswerData.Of(questions, runner.Asked, answer, parameters.Unread));
    }

    private static AgentResult Unanswered(string why, List<Question> questions, QueryRunner runner, Answer answer)
    {
        answer.Line(why);
        answer.Line(HelpText.Examples);
        return new AgentResult(answer.Text, AnswerData.Of(questions, runner.Asked, answer, []));
    }
}
