namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>The terms of a clause, and which of them already have their part in the question.</summary>
internal sealed class TermList(IReadOnlyList<Term> terms)
{
    private readonly bool[] _used = new bool[terms.Count];

    public int Count => terms.Count;

    public IReadOnlyList<Term> All => terms;

    public Term this[int at] => terms[at];

    public IEnumerable<Term> Unused => terms.Where((_, at) => !_used[at]);

    public void Use(int at) => _used[at] = true;

    public bool IsUsed(int at) => _used[at];

    public bool Has(TermKind kind) => terms.Any(term => term.Kind == kind);

    public bool Says(Topic topic) => terms.Any(term => term.Topic == topic);

    /// <summary>Places of unused terms of a kind.</summary>
    public IEnumerable<int> Places(TermKind kind) => Enumerable.Range(0, terms.Count).Where(at => !_used[at] && terms[at].Kind == kind);

    /// <summary>The next place that is no filler, or -1.</summary>
    public int Next(int at)
    {
        do
        {
            at++;
        }
        while (at < terms.Count && terms[at].Kind == TermKind.Filler);
        return at < terms.Count ? at : -1;
    }

    /// <summary>The place before that is no filler, or -1.</summary>
    public int Previous(int at)
    {
        do
        {
            at--;
        }
        while (at >= 0 && terms[at].Kind == TermKind.Filler);
        return at;
    }

    public bool Is(int at, params ReadOnlySpan<TermKind> kinds) => at >= 0 && at < terms.Count && kinds.Contains(terms[at].Kind);
}
