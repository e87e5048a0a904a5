using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Reads a message into questions, with the user's own names at hand.</summary>
internal sealed class QuestionReader(Catalogue catalogue, DateTime now)
{
    public ImmutableArray<Question> Read(string message)
    {
        var reader = new TermReader(catalogue, new TimeScene(now, catalogue.First, catalogue.Last));
        var sentences = Clauses.Split(reader.Read(message));
        var questions = new List<Question>();
        foreach (var sentence in sentences)
        {
            var clauses = sentence.ConvertAll(clause => new QuestionComposer(catalogue, clause).Compose());
            Share(clauses);
            ReferBack(clauses);
            foreach (var clause in clauses)
            {
                // "And what did it cost?" speaks of what the sentence before spoke of.
                questions.Add(questions.Count > 0 ? Inherit(clause, questions[^1]) : clause);
            }
        }

        if (questions.Count > 0 && reader.Corrections.Count > 0)
        {
            questions[0] = questions[0] with { Notes = [.. reader.Corrections.Distinct(), .. questions[0].Notes] };
        }

        return [.. questions];
    }

    // Within a sentence, "how many requests and how many tokens for code yesterday" speaks of code and yesterday in both clauses.
    private static void Share(List<Question> clauses)
    {
        for (var i = clauses.Count - 2; i >= 0; i--)
        {
            var next = clauses[i + 1];
            clauses[i] = clauses[i] with
            {
                Range = clauses[i].Range ?? next.Range,
                Filter = clauses[i].Filter.Values.IsEmpty ? clauses[i].Filter with { Values = next.Filter.Values } : clauses[i].Filter,
            };
        }
    }

    // "which workload fails most, and which is cheapest": workloads both times
    private static void ReferBack(List<Question> clauses)
    {
        for (var i = 1; i < clauses.Count; i++)
        {
            if (clauses[i].RefersBack && clauses[i - 1].Groupings.Length > 0)
            {
                clauses[i] = clauses[i] with
                {
                    Groupings = clauses[i - 1].Groupings,
                    Topics = [Topic.Breakdown],
                    Statistics = [.. clauses[i].Statistics.Where(statistic => statistic.Kind is not (StatisticKind.Maximum or StatisticKind.Minimum))],
                    Top = null,
                };
            }
        }
    }

    private static Question Inherit(Question question, Question earlier) =>
        question.IsFragment && earlier.IsUnderstood ? earlier with
        {
            Filter = question.Filter.IsNone ? earlier.Filter : question.Filter,
            Range = question.Range ?? earlier.Range,
            Notes = question.Notes,
            UnknownWords = question.UnknownWords,
        } :
        question.Filter.IsNone && question.Range is null && question.UnknownNames.IsEmpty
            ? question with { Range = earlier.Range, Filter = question.Topics.Any(topic => topic is Topic.Optimization or Topic.Quality) ? earlier.Filter : earlier.Filter with { Limits = [] } }
            : question with { Range = question.Range ?? earlier.Range };
}
