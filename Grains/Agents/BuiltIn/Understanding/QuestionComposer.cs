using Netra.Grains.Agents.BuiltIn.Understanding.Choices;
using Netra.Grains.Agents.BuiltIn.Understanding.Filters;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Makes a question of the terms of a clause.</summary>
internal sealed class QuestionComposer
{
    private readonly Catalogue _catalogue;
    private readonly TermList _terms;

    public QuestionComposer(Catalogue catalogue, IReadOnlyList<Term> terms)
    {
        _catalogue = catalogue;
        _terms = new TermList(terms);
    }

    public Question Compose()
    {
        var draft = new Draft(_catalogue);
        new FilterReading(_terms, draft).Read();
        new GroupReading(_terms, draft).Read();
        new MeasureReading(_terms, draft).Read();
        new RelationReading(_terms, draft).Read();
        return Finish(draft);
    }

    private Question Finish(Draft draft)
    {
        foreach (var term in _terms.Unused.Where(term => term.Kind is TermKind.Unknown or TermKind.UnknownName))
        {
            (term.Kind == TermKind.UnknownName ? draft.UnknownNames : draft.UnknownWords).Add(term.Words);
        }

        foreach (var term in _terms.Unused.Where(term => term.Kind == TermKind.Number && draft.Top is null))
        {
            draft.UnknownWords.Add(term.Words);
        }

        draft.Notes.AddRange(_terms.All.Where(term => term.Note is not null).Select(term => term.Note!));
        var topics = new TopicChoice(_terms, draft).Choose();

        // "the meaning of life": no name, since nothing is asked of it
        if (topics.IsEmpty && !_terms.Has(TermKind.Dimension))
        {
            draft.UnknownWords.AddRange(draft.UnknownNames);
            draft.UnknownNames.Clear();
        }

        // More that means nothing here than that does: better say so than answer another question.
        var understood = _terms.All.Count(term => term.Kind is not (TermKind.Filler or TermKind.And or TermKind.Unknown or TermKind.UnknownName or TermKind.Number or TermKind.Show or TermKind.Unsupported or TermKind.Only or TermKind.Not));
        var hasSubject = _terms.All.Any(term => term.Kind is TermKind.Measure or TermKind.Topic or TermKind.Statistic or TermKind.Event or TermKind.Dimension or TermKind.Direction or TermKind.State);
        if (!hasSubject)
        {
            draft.UnknownWords.AddRange(draft.UnknownNames);
            draft.UnknownNames.Clear();
        }

        var unknown = draft.UnknownWords.Count;
        var isForeign = unknown == understood && draft.UnknownWords.Exists(word => char.IsUpper(word[0]));
        if (unknown + draft.UnknownNames.Count > understood || isForeign || (draft.IsWeak && draft.UnknownWords.Count > 0))
        {
            topics = [];
            draft.UnknownWords.AddRange(draft.UnknownNames);
            draft.UnknownNames.Clear();
        }

        return new Question
        {
            Topics = topics,
            Measures = [.. draft.Measures.Distinct()],
            Statistics = [.. draft.Statistics.Distinct()],
            Groupings = [.. draft.Groupings.Distinct()],
            Filter = draft.Filter,
            Range = draft.Ranges.Count > 0 ? draft.Ranges[0] : null,
            Baseline = draft.Baseline,
            Top = draft.Top,
            IsFragment = !hasSubject && (!draft.Filter.IsNone || draft.Ranges.Count > 0),
            RefersBack = _terms.Has(TermKind.Which) && draft.Groupings.Count == 0 && draft.Ordering != Ordering.None && !_terms.Has(TermKind.Event),
            Ordering = draft.Ordering,
            UnknownNames = [.. draft.UnknownNames],
            UnknownWords = [.. draft.UnknownWords],
            Notes = [.. draft.Notes.Distinct()],
        };
    }
}
