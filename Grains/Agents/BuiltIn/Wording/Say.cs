using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Planning;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Writes numbers, times and names.</summary>
internal static class Say
{
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count with its noun: "1 event", "2 events".</summary>
    public static string Count(long value, string noun) => $"{Count(value)} {(value == 1 ? noun : noun.EndsWith('y') && noun[^2] is not ('a' or 'e' or 'o' or 'u') ? noun[..^1] + "ies" : noun + "s")}";

    /// <summary>A number with two decimals, or three significant digits when it is small.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (size is > 0 and < 1)
        {
            return size < 1e-6 ? value.ToString("0.##e0", CultureInfo.InvariantCulture) : decimal.Parse(value.ToString("G3", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture).ToString("0.########", CultureInfo.InvariantCulture);
        }

        return size >= 1e15 ? value.ToString("0.###e0", CultureInfo.InvariantCulture) : value.ToString("#,##0.##", CultureInfo.InvariantCulture);
    }

    public static string Value(double? value, Unit unit) => value is not { } number ? "none" : unit switch
    {
        Unit.Milliseconds => Number(number) + " ms",
        Unit.Cents => $"{Number(number)} {(number == 1 ? "cent" : "cents")}{(Math.Abs(number) >= 100 ? $" (${(number / 100).ToString("#,##0.00", CultureInfo.InvariantCulture)})" : "")}",
        Unit.Percent => Number(number) + "%",
        Unit.PerSecond => Number(number) + " per second",
        Unit.PerMinute => Number(number) + " per minute",
        _ => Number(number),
    };

    public static string Time(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Name(string value) => value.Length == 0 ? "(no name)" : value;

    /// <summary>A sentence without its end, and not too long.</summary>
    public static string Cut(string sentence) => (sentence.Length > 300 ? sentence[..300] + "…" : sentence).TrimEnd('.', ' ');

    public static string Quote(string value) => $"“{(value.Length > 60 ? value[..60] + "…" : value)}”";

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
    };
}
