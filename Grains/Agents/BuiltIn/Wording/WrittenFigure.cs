using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>A figure as it stands in a text.</summary>
/// <param name="Written">As written.</param>
/// <param name="Value">Its value, without a sign.</param>
internal sealed partial record WrittenFigure(string Written, double Value)
{
    // Sources give milliseconds, cents and shares; words like seconds, dollars and percent.
    private static readonly double[] Factors = [1, 0.001, 0.01, 100, 60, 1.0 / 60, 1.0 / 3600];

    // Half a unit of the last place written.
    private readonly double _precision = Precision(Written);

    /// <summary>The digits that tell something: none of "0.05" before the 5.</summary>
    public int Digits => Written.TrimStart('0', '.').Count(char.IsAsciiDigit);

    /// <summary>The figures of a text.</summary>
    public static IEnumerable<WrittenFigure> In(string text) =>
        Figures().Matches(text).Select(match => (match.Value, Number: Read(match.Value))).Where(read => read.Number is not null).Select(read => new WrittenFigure(read.Value, Math.Abs(read.Number!.Value)));

    /// <summary>Whether it is another one, rounded.</summary>
    public bool Is(double other) => Math.Abs(Value - other) <= Math.Max(_precision, 0.001 * Value);

    /// <summary>Whether it is another one, rounded, in this unit or another.</summary>
    public bool IsInSomeUnit(double other) => Array.Exists(Factors, factor => Is(other * factor));

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
