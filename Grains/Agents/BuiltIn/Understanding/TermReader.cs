using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Turns tokens into terms: names first, then times, then words and phrases; what is left is unknown.</summary>
internal sealed class TermReader(Catalogue catalogue, TimeScene scene)
{
    private static readonly string[] Units = ["month", "week", "day", "hour", "minute", "year", "quarter", "weeks", "days", "hours", "months"];

    private readonly NameFinder _names = new(catalogue);

    /// <summary>How words with typing slips were read.</summary>
    public List<string> Corrections { get; } = [];

    public List<Term> Read(string message)
    {
        var tokens = Prepare(Tokeniser.Read(message));
        var times = new TimeReader(tokens, scene);
        var terms = new List<Term>();
        for (var at = 0; at < tokens.Count;)
        {
            var (term, length) = One(tokens, times, at);
            var words = string.Join(' ', tokens.Skip(at).Take(length).Select(token => token.Raw));
            terms.Add(term.Words.Length > 0 && term.Kind != TermKind.Dimension ? term : term with { Words = words });
            at += length;
        }

        return terms;
    }

    private (Term Term, int Length) One(List<Token> tokens, TimeReader times, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Break)
        {
            return (new Term(TermKind.Break), 1);
        }

        if (_names.Find(tokens, at) is { Term: { } name } named)
        {
            return (name, named.Length);
        }

        if (token.Kind == TokenKind.Quoted)
        {
            return (new Term(TermKind.UnknownName) { Words = token.Raw }, 1);
        }

        if (Percentiles.Read(tokens, at) is { Term: { } percentile } level)
        {
            return (percentile, level.Length);
        }

        if (times.Read(at) is { } time)
        {
            return time;
        }

        var end = tokens.FindIndex(at, piece => piece.Kind is TokenKind.Break or TokenKind.Quoted);
        end = end < 0 ? tokens.Count : end;
        if (Lexicon.Match(tokens, at, IsTokensWithin(tokens, at, end) ? at + 1 : end) is { Term: { } known } word)
        {
            return (Plural(known, tokens[at + word.Length - 1]), word.Length);
        }

        return token.Kind switch
        {
            TokenKind.Symbol => (Sign(token), 1),
            TokenKind.Number => (new Term(TermKind.Number) { Number = token.Number, Unit = token.Unit }, 1),
            TokenKind.Stamp => (new Term(TermKind.Unknown) { Note = $"I could not tell which time “{token.Raw}” is; a date such as 2023-11-16 is plain." }, 1),
            _ when TimeWords.Count(token) is { } count => (new Term(TermKind.Number) { Number = count }, 1),
            _ when _names.Guess(token) is { } guess => (guess, 1),
            _ when token.Text.Any(char.IsAsciiDigit) || token.Text.AsSpan().ContainsAny("-_/:") => (new Term(TermKind.UnknownName), 1),
            _ when TimeSense.IsTime(token.Text) => (new Term(TermKind.Filler), 1),
            _ => (new Term(TermKind.Unknown), 1),
        };
    }

    // Glued words come apart when every part means something; typing slips are mended, and said.
    private List<Token> Prepare(List<Token> tokens)
    {
        var prepared = new List<Token>();
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || IsKnown(token) || _names.Find([token], 0).Term is not null)
            {
                prepared.Add(token);
                continue;
            }

            var parts = Tokeniser.Split(token).ToList();
            if (parts.Count > 1)
            {
                var areKnown = parts.TrueForAll(part => IsKnown(part) || _names.Find([part], 0).Term is not null);
                prepared.AddRange(areKnown ? parts : [token]);
                continue;
            }

            var previous = prepared.Count > 0 ? prepared[^1] : null;
            prepared.Add(_names.Guess(token) is null && (MendedUnit(token, previous) ?? Mended(token)) is { } mended ? mended : token);
        }

        return prepared;
    }

    // "tokens in" are those read, but "tokens in total", "tokens in the last hour" are all of them.
    private static bool IsTokensWithin(List<Token> tokens, int at, int end) =>
        at + 2 < end && tokens[at].IsWord("token", "tokens") && tokens[at + 1].IsWord("in") && tokens[at + 2].Kind is TokenKind.Word or TokenKind.Number or TokenKind.Stamp
        && !tokens[at + 2].IsWord("and", "or", "vs", "versus", "against", "to", "plus", "per", "by", "for", "did", "do", "does", "is", "are", "was", "were");

    private static bool IsKnown(Token token) => token.Kind != TokenKind.Word || Lexicon.Knows(token) || TimeSense.IsTime(token.Text) || Percentiles.Read([token], 0).Term is not null
        || (token.Text.Length == 2 && token.Text[0] is 'q' or 'h' && char.IsAsciiDigit(token.Text[1]));

    // Short words are mended only where a unit of time is expected: "last moth".
    private Token? MendedUnit(Token token, Token? previous)
    {
        if (token.Text.Length is < 3 or > 8 || previous is null || !previous.IsWord("last", "past", "this", "previous", "per", "each", "every", "by"))
        {
            return null;
        }

        var unit = Units.FirstOrDefault(unit => Typo.IsOneApart(unit, token.Text));
        return unit is null ? null : Corrected(token, unit);
    }

    private Token Corrected(Token token, string word)
    {
        Corrections.Add($"I read “{token.Raw}” as “{word}”.");
        return new Token(TokenKind.Word, word, word);
    }

    private Token? Mended(Token token)
    {
        if (token.Text.Length < 5 || !token.Text.All(char.IsAsciiLetter))
        {
            return null;
        }

        var near = Lexicon.Words.Where(word => word.Length >= 5 && !word.Contains('_', StringComparison.Ordinal) && word[0] == token.Text[0] && Typo.IsOneApart(word, token.Text));
        var stems = Lexicon.Words.Where(word => word.Length >= 5 && word[0] == token.Text[0] && token.Stem.Length >= 5 && Typo.IsOneApart(Stemmer.Stem(word), token.Stem));
        var mended = near.Concat(stems).FirstOrDefault(MeansSomething);
        return mended is null ? null : Corrected(token, mended);
    }

    // A part of a phrase says nothing without the rest of it: "break" of "break down".
    private static bool MeansSomething(string word) => TimeSense.IsTime(word) || Lexicon.Match([new Token(TokenKind.Word, word, word)], 0, 1).Term is not null;

    private static Term Plural(Term term, Token last) =>
        term.Kind is TermKind.Dimension or TermKind.Event ? term with { Flag = last.Text.EndsWith('s') && !last.Text.EndsWith("ss", StringComparison.Ordinal) } : term;

    private static Term Sign(Token token) => token.Text switch
    {
        ">" => new Term(TermKind.Comparator) { Comparator = Comparator.Above },
        ">=" => new Term(TermKind.Comparator) { Comparator = Comparator.AtLeast },
        "<" => new Term(TermKind.Comparator) { Comparator = Comparator.Below },
        "<=" => new Term(TermKind.Comparator) { Comparator = Comparator.AtMost },
        "=" => new Term(TermKind.Comparator) { Comparator = Comparator.Exactly },
        "%" => new Term(TermKind.Share),
        "," or "&" => new Term(TermKind.And),
        _ => new Term(TermKind.Filler),
    };
}
