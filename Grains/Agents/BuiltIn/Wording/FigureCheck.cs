namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>
/// Finds figures in the words of a language model that stand in none of its sources. Rounded figures are found, and those in percent, seconds or dollars; small whole
/// numbers are taken for counting words.
/// </summary>
internal static class FigureCheck
{
    private const double Small = 12;

    /// <summary>The figures of a text that no source has, as written.</summary>
    public static IReadOnlyList<string> Foreign(string text, IEnumerable<string> sources)
    {
        var known = sources.SelectMany(WrittenFigure.In).Select(figure => figure.Value).Distinct().ToList();
        return [.. WrittenFigure.In(text).DistinctBy(figure => figure.Written).Where(figure => !IsCount(figure.Value) && !known.Exists(figure.IsInSomeUnit)).Select(figure => figure.Written)];
    }

    private static bool IsCount(double figure) => figure <= Small && figure == Math.Floor(figure);
}
