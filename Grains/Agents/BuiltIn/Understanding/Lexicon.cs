using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>All known words and phrases; the longest phrase at a place wins, an exact word before its stem.</summary>
internal static class Lexicon
{
    private static readonly Term Filler = new(TermKind.Filler);
    private static readonly Dictionary<string, List<Phrase>> ByStem = Build();

    /// <summary>Every single word of every phrase, those that say most first, for mending typing slips.</summary>
    public static IReadOnlyCollection<string> Words { get; } =
        [.. Texts().SelectMany(entry => entry.Phrases.Split('|', ' ')).Concat(TimeWords.All).Concat(FillerWords.All.Split('|', ' ')).Distinct()];

    private static readonly HashSet<string> Known = [.. Words, .. Words.Select(Stemmer.Stem)];

    public static bool Knows(Token token) => token.Kind != TokenKind.Word || Known.Contains(token.Text) || Known.Contains(token.Stem);

    /// <summary>The meaning at a place, and how many tokens it takes; none: 0.</summary>
    public static (Term? Term, int Length) Match(IReadOnlyList<Token> tokens, int at, int limit)
    {
        if (!ByStem.TryGetValue(tokens[at].Stem, out var phrases))
        {
            return (null, 0);
        }

        Phrase? best = null;
        var isExact = false;
        foreach (var phrase in phrases.Where(phrase => phrase.Words.Length <= limit - at).TakeWhile(phrase => best is null || phrase.Words.Length == best.Words.Length))
        {
            if (!isExact && Fits(phrase, tokens, at, exactly: true))
            {
                (best, isExact) = (phrase, true);
            }
            else if (best is null && Fits(phrase, tokens, at, exactly: false))
            {
                best = phrase;
            }
        }

        return best is null ? (null, 0) : (best.Term, best.Words.Length);
    }

    private static bool Fits(Phrase phrase, IReadOnlyList<Token> tokens, int at, bool exactly)
    {
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            var token = tokens[at + i];
            if (token.Kind is TokenKind.Quoted or TokenKind.Stamp || (exactly ? token.Text != phrase.Words[i] : token.Stem != phrase.Stems[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<LexiconEntry> Texts() => MeasureWords.Entries.Concat(StatisticWords.Entries).Concat(StructureWords.Entries).Concat(TopicWords.Entries);

    private static Dictionary<string, List<Phrase>> Build()
    {
        var found = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var entry in Texts().Append(new LexiconEntry(FillerWords.All, Filler)))
        {
            foreach (var text in entry.Phrases.Split('|'))
            {
                var phrase = new Phrase(text.Split(' '), entry.Term);
                if (!found.TryGetValue(phrase.Stems[0], out var list))
                {
                    found.Add(phrase.Stems[0], list = []);
                }

                list.Add(phrase);
            }
        }

        foreach (var (stem, list) in found)
        {
            // A stable order: the longest first, then as written.
            found[stem] = [.. list.OrderByDescending(phrase => phrase.Words.Length)];
        }

        return found;
    }

    private sealed record Phrase(string[] Words, Term Term)
    {
        public string[] Stems { get; } = [.. Words.Select(Stemmer.Stem)];
    }
}
