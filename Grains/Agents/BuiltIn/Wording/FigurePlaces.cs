using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>
/// Finds figures in the words of a language model that stand beside another name than in its sources: the latency of one model told of another. Only what is certain is
/// told: a figure of at least three digits, in a clause that names a workload or model, where every line of the sources that has this figure names others only. A clause
/// that holds one against another is left alone.
/// </summary>
internal static partial class FigurePlaces
{
    private const int FewestDigits = 3;

    /// <summary>Each such figure with the names that it is of: "812 is of code".</summary>
    /// <param name="text">The model's words.</param>
    /// <param name="sources">What it wrote them from: answers in lines, results as JSON.</param>
    /// <param name="names">The user's workloads and models.</param>
    public static IReadOnlyList<string> Misplaced(string text, IEnumerable<string> sources, IEnumerable<string> names)
    {
        var known = new NamesInText(names);
        var lines = sources.SelectMany(source => Rows().Split(source)).Select(line => new Line(known.In(line), [.. WrittenFigure.In(known.Without(line)).Select(figure => figure.Value)])).ToList();
        return [.. Sentences().Split(text).SelectMany(sentence => Clauses(sentence, known)).SelectMany(clause => Misplaced(clause, known, lines)).Distinct()];
    }

    private static IEnumerable<string> Misplaced(string clause, NamesInText known, List<Line> lines)
    {
        var named = known.In(clause);
        if (named.Count == 0 || Compares().IsMatch(clause))
        {
            yield break;
        }

        foreach (var figure in WrittenFigure.In(known.Without(clause)).Where(figure => figure.Digits >= FewestDigits))
        {
            var isThere = lines.Exists(line => (line.Names.Count == 0 || line.Names.Overlaps(named)) && line.Figures.Exists(figure.IsInSomeUnit));
            if (!isThere && lines.Find(line => line.Figures.Exists(figure.Is)) is { } owner)
            {
                yield return $"{figure.Written} is of {Say.List([.. owner.Names.Order(StringComparer.Ordinal)])}";
            }
        }
    }

    // "chat has 500 ms, code has 812": apart when each part with a figure says whose it is, else together.
    private static string[] Clauses(string sentence, NamesInText known)
    {
        var parts = Parts().Split(sentence);
        return Array.TrueForAll(parts, part => known.In(part).Count > 0 || !WrittenFigure.In(part).Any()) ? parts : [sentence];
    }

    private sealed record Line(IReadOnlySet<string> Names, List<double> Figures);

    [GeneratedRegex(@"\n|(?<=[\]}]),(?=[\[{])", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"\n|(?<=[.!?;])\s", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Sentences();

    [GeneratedRegex(@",\s|\s(?:and|but|while|whereas)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"\b(?:than|versus|vs|against|compared|below|above|under|over|beyond|other|others|rest|instead|respectively)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 2_000)]
    private static partial Regex Compares();
}
