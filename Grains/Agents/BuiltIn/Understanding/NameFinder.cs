using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Finds the names of the user's own workloads, models, types, dimensions and metrics in a message, quoted or not.</summary>
internal sealed class NameFinder
{
    private const int LongestName = 8;

    private readonly Catalogue _catalogue;
    private readonly Dictionary<string, List<KnownValue>> _bySquashed = new(StringComparer.Ordinal);

    public NameFinder(Catalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var value in catalogue.Values.Where(value => value.Value.Length > 0))
        {
            var squashed = Squash(value.Value);
            var key = squashed.Length > 0 ? squashed : value.Value;
            if (!_bySquashed.TryGetValue(key, out var values))
            {
                _bySquashed.Add(key, values = []);
            }

            values.Add(value);
        }
    }

    /// <summary>The name that begins at a place, and how many tokens it takes; none: 0.</summary>
    public (Term? Term, int Length) Find(IReadOnlyList<Token> tokens, int at)
    {
        var token = tokens[at];
        if (token.Kind == TokenKind.Quoted)
        {
            var quoted = Exact(token.Raw, Introduced(tokens, at, 1));
            return quoted is null ? Key(token.Raw) is { } key ? (key, 1) : (null, 0) : (quoted, 1);
        }

        for (var length = Math.Min(LongestName, tokens.Count - at); length >= 1; length--)
        {
            if (tokens.Skip(at).Take(length).Any(piece => piece.Kind is TokenKind.Break or TokenKind.Quoted || piece.IsSymbol(",")))
            {
                continue;
            }

            var written = string.Concat(tokens.Skip(at).Take(length).Select(piece => piece.Raw));
            var introduced = Introduced(tokens, at, length);
            if (length == 1 && introduced is null && IsOrdinary(token))
            {
                continue;
            }

            if ((Exact(written, introduced) ?? (length > 1 || IsFreeForKey(token) ? Key(written) : null)) is { } found)
            {
                return (found with { Words = string.Join(' ', tokens.Skip(at).Take(length).Select(piece => piece.Raw)) }, length);
            }
        }

        return (null, 0);
    }

    /// <summary>A part of names ("claude"), or a name with a slip in it; for words that nothing else explains.</summary>
    public Term? Guess(Token token)
    {
        var squashed = Squash(token.Raw);
        if (squashed.Length < 3 || !squashed.Any(char.IsLetter))
        {
            return null;
        }

        var family = _catalogue.Values.Where(value => Parts(value.Value).Contains(squashed) || StartsAtBoundary(value.Value, squashed)).ToList();
        if (family.Count > 0)
        {
            return Named(family, token.Raw);
        }

        var near = _catalogue.Values.Where(value => squashed.Length >= 5 && Typo.IsOneApart(squashed, Squash(value.Value)) && Lexicon.Match([new Token(TokenKind.Word, value.Value, value.Value.ToLowerInvariant())], 0, 1).Term is null).ToList();
        return near.Count > 0 ? Named(near, token.Raw) : null;
    }

    private Term? Exact(string written, DimensionKind? introduced)
    {
        var squashed = Squash(written);
        if (!_bySquashed.TryGetValue(squashed.Length > 0 ? squashed : written, out var values))
        {
            return null;
        }

        var fitting = introduced is { } kind && values.Any(value => value.Dimension.Kind == kind) ? [.. values.Where(value => value.Dimension.Kind == kind)] : values;
        var same = fitting.Where(value => value.Value == written).ToList();
        return Named(same.Count > 0 ? same : fitting, null);
    }

    private Term? Key(string written)
    {
        var squashed = Squash(written);
        var metric = _catalogue.MetricKeys.FirstOrDefault(key => SameKey(key, squashed));
        if (metric is not null)
        {
            return new Term(TermKind.Measure) { Measure = new Measure(Metric.Custom, metric), Words = written };
        }

        var dimension = _catalogue.DimensionKeys.FirstOrDefault(key => SameKey(key, squashed));
        return dimension is null ? null : new Term(TermKind.Dimension) { Dimension = new Dimension(DimensionKind.Custom, dimension), Words = written, Flag = Squash(dimension) != squashed };
    }

    private static bool SameKey(string key, string squashed) => squashed.Length > 0 && (Squash(key) == squashed || Squash(key) + "s" == squashed);

    // The first kind in the order of the enum wins; one dimension per name.
    private static Term Named(List<KnownValue> values, string? guessedFrom)
    {
        var dimension = values.OrderBy(value => value.Dimension.Kind).First().Dimension;
        ImmutableArray<string> names = [.. values.Where(value => value.Dimension == dimension).Select(value => value.Value).Order(StringComparer.Ordinal)];
        return new Term(TermKind.Name)
        {
            Dimension = dimension,
            Values = names,
            Words = guessedFrom ?? names[0],
            Note = guessedFrom is null ? null : $"I read “{guessedFrom}” as {dimension.Label} {string.Join(", ", names)}.",
        };
    }

    // "workload chat", "the chat workload": the word beside it says what kind of name it is.
    private static DimensionKind? Introduced(IReadOnlyList<Token> tokens, int at, int length)
    {
        for (var place = at - 1; place >= 0 && place >= at - 3; place--)
        {
            var token = tokens[place];
            if (Lexicon.Match(tokens, place, at).Term is { Kind: TermKind.Dimension } before)
            {
                return before.Dimension!.Kind;
            }

            if (!token.IsWord("named", "called", "is", "of", "id") && !token.IsSymbol(":") && !token.IsSymbol("="))
            {
                break;
            }
        }

        var next = at + length;
        return next < tokens.Count && Lexicon.Match(tokens, next, tokens.Count) is { Term.Kind: TermKind.Dimension } after && !tokens[next].Text.EndsWith("ies", StringComparison.Ordinal)
            ? after.Term!.Dimension!.Kind
            : null;
    }

    // A word that means something by itself is a name only where the words around it say so.
    private static bool IsOrdinary(Token token) =>
        token.Kind is TokenKind.Number or TokenKind.Stamp or TokenKind.Symbol
        || Squash(token.Raw).Length < 2
        || (Lexicon.Match([token], 0, 1).Term is { } term && (term.Kind != TermKind.Filler || token.Text.Length < 5))
        || TimeSense.IsTime(token.Text);

    private static bool IsFreeForKey(Token token) => Lexicon.Match([token], 0, 1).Term is null or { Kind: TermKind.Filler };

    private static bool StartsAtBoundary(string value, string squashed)
    {
        var parts = Parts(value);
        for (var count = 1; count < parts.Length; count++)
        {
            if (string.Concat(parts.Take(count)) == squashed)
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Parts(string value) =>
        [.. value.ToLowerInvariant().Split([.. value.Where(letter => !char.IsLetterOrDigit(letter)).Distinct()], StringSplitOptions.RemoveEmptyEntries)];

    private static string Squash(string text) => string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
}
