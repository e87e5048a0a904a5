namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Cuts a message into the clauses that ask for something of their own.</summary>
internal static class Clauses
{
    /// <summary>More clauses than this are not answered.</summary>
    public const int Most = 4;

    /// <summary>Sentences, each with its clauses.</summary>
    public static List<List<List<Term>>> Split(IReadOnlyList<Term> terms)
    {
        var sentences = new List<List<List<Term>>> { new() { new() } };
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i].Kind == TermKind.Break)
            {
                sentences.Add([[]]);
                continue;
            }

            if (terms[i].Kind == TermKind.And && IsStart(terms, i + 1) && sentences[^1][^1].Any(IsHead) && terms.Skip(i + 1).TakeWhile(term => term.Kind != TermKind.Break).Any(AsksForSomething))
            {
                sentences[^1].Add([]);
                continue;
            }

            sentences[^1][^1].Add(terms[i]);
        }

        foreach (var sentence in sentences)
        {
            sentence.RemoveAll(clause => clause.TrueForAll(term => term.Kind is TermKind.Filler or TermKind.And));
        }

        sentences.RemoveAll(sentence => sentence.Count == 0);
        return sentences;
    }

    private static bool IsStart(IReadOnlyList<Term> terms, int at)
    {
        while (at < terms.Count && terms[at].Kind == TermKind.And)
        {
            at++;
        }

        return at < terms.Count
            && (terms[at].Kind is TermKind.Which or TermKind.HowMany or TermKind.HowMuch or TermKind.When or TermKind.Show
                || (terms[at].Kind == TermKind.Filler && terms[at].Words.ToLowerInvariant() is "what" or "how" or "is" or "are" or "did" or "does" or "do" or "was" or "were" or "whats" or "hows" or "say")
                || (terms[at].Kind is TermKind.Measure or TermKind.Topic or TermKind.Bucket && (terms[at].Words.StartsWith("how ", StringComparison.OrdinalIgnoreCase) || terms[at].Words.StartsWith("what ", StringComparison.OrdinalIgnoreCase))));
    }

    // A clause of its own says what it wants; "across all workloads, what …" does not yet.
    private static bool IsHead(Term term) =>
        term.Kind is TermKind.Measure or TermKind.Topic or TermKind.Direction or TermKind.Statistic or TermKind.Share or TermKind.HowMany or TermKind.Which or TermKind.Show or TermKind.When;

    private static bool AsksForSomething(Term term) =>
        term.Kind is TermKind.Measure or TermKind.Topic or TermKind.Direction or TermKind.Dimension or TermKind.Event or TermKind.Statistic or TermKind.State or TermKind.Share;
}
