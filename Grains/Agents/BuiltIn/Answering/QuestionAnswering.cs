using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Answers the questions of a message, one after the other.</summary>
internal sealed class QuestionAnswering(AgentContext context, Catalogue all, QueryRunner runner, Answer answer, AnswerSetting setting)
{
    public async Task AnswerAsync(IReadOnlyList<Question> questions, RequestParameters parameters)
    {
        var answered = questions.Where(question => question.IsUnderstood || !question.UnknownNames.IsEmpty).Take(Clauses.Most).ToList();
        for (var i = 0; i < answered.Count; i++)
        {
            await context.ProgressAsync($"Working on part {i + 1} of {answered.Count}.", 100.0 * i / answered.Count);
            await AnswerAsync(answered[i], isLast: i == answered.Count - 1 || !SharesBasis(answered[i], answered[i + 1]));
        }

        var unknown = questions.SelectMany(question => question.UnknownWords).Distinct().ToList();
        if (unknown.Count > 0)
        {
            answer.Note($"I did not understand {Say.List([.. unknown.Select(Say.Quote)])} and left it out; all figures are of your own data.");
        }

        if (!parameters.Unread.IsEmpty)
        {
            answer.Note($"I could not read the parameter {Say.List([.. parameters.Unread.Select(Say.Quote)])} and left it out.");
        }

        foreach (var note in questions.SelectMany(question => question.Notes))
        {
            answer.Note(note);
        }

        if (questions.Count(question => question.IsUnderstood) > Clauses.Most)
        {
            answer.Note($"I answered the first {Clauses.Most} questions; ask the others again.");
        }
    }

    // What two questions rest on is said once when it is the same.
    private static bool SharesBasis(Question left, Question right) =>
        left.Range == right.Range && SayScope.Filter(left.Filter) == SayScope.Filter(right.Filter) && right.UnknownNames.IsEmpty && !right.Topics.Contains(Topic.Comparison);

    private async Task AnswerAsync(Question question, bool isLast)
    {
        if (!question.UnknownNames.IsEmpty)
        {
            NotUnderstood.SayNames(question, all, answer);
            return;
        }

        if (question.Topics.Contains(Topic.Help))
        {
            answer.Line(HelpText.Examples);
            return;
        }

        var scope = await ScopePart.ReadAsync(question, all, runner);
        var compares = question.Topics.Contains(Topic.Comparison);
        if (scope.IsEmpty && !compares)
        {
            await ScopePart.SayEmptyAsync(question, all, runner, answer);
            return;
        }

        var inquiry = await CostFilling.FillAsync(new Inquiry(question, all, scope, runner, answer, setting));
        foreach (var topic in question.Topics)
        {
            await TopicAnswers.TellAsync(topic, inquiry);
        }

        if (!compares && isLast)
        {
            answer.Line(SayScope.Basis(question, scope));
        }
    }
}
