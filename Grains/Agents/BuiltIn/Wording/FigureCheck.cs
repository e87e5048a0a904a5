using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>
/// Finds figures in the words of a language model that stand in none of its sources. Rounded figures are found, and those in percent, seconds or dollars; small whole
/// numbers are taken for counting words.
/// </summary>
internal static partial class FigureCheck
{
    private const double Small = 12;

    // Sources give milliseconds, cents and shares; words like seconds, dollars and percent.
    private static readonly double[] Factors = [1, 0.001, 0.01, 100, 60, 1.0 / 60, 1.0 / 3600];

    /// <summary>The figures of a text that no source has, as written.</summary>
    public static IReadOnlyList<string> Foreign(string text, IEnumerable<string> sources)
    {
        var known = sources.SelectMany(source => Figures().Matches(source)).Select(match => Read(match.Value)).OfType<double>().Select(Math.Abs).Distinct().ToList();
        return [.. Figures().Matches(text).Select(match => match.Value).Distinct().Where(written => Read(written) is { } figure && !IsKnown(Math.Abs(figure), Precision(written), known))];
    }

    private static bool IsKnown(double figure, double precision, List<double> known) =>
        (figure <= Small && figure == Math.Floor(figure)) || known.Exists(other => Array.Exists(Factors, factor => Math.Abs(figure - (other * factor)) <= Math.Max(precision, 0.001 * figure)));

    // Half a unit of the last place written.
    private static double Precision(string written)
    {
        var point = written.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0.5 : 0.5 * Math.Pow(10, -(written.Length - point - 1)) * 1.0001;
    }

    private static double? Read(string written) =>
        double.TryParse(written.Replace(",", "", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) ? figure : null;

    [GeneratedRegex(@"(?<![\p{L}\d_.])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}_])\d+(?:\.\d+)?(?:[eE][-+]?\d+)?", RegexOptions.CultureInvariant, 2_000)]
    private static partial Regex Figures();
}
