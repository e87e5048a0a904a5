using System.Text.RegularExpressions;

namespace Netra.Grains.SqlGate.Reading;

/// <summary>
/// Judges the pattern of <c>COLUMNS('…')</c>. Unlike <c>*</c>, it reaches MATERIALIZED columns, so the gate has to know
/// that it cannot reach <c>owner</c>. Only what RE2 and .NET read alike is accepted.
/// </summary>
internal static class SqlColumnPattern
{
    private const int MaxLength = 200;
    private const string Symbols = "_^$.*+?|()[]-";

    public static bool IsSafe(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return false;
        }

        for (var i = 0; i < pattern.Length; i++)
        {
            if (!char.IsAsciiLetterOrDigit(pattern[i]) && !Symbols.Contains(pattern[i]))
            {
                return false;
            }
        }

        // Groups with options, POSIX classes, brackets inside classes: read differently by the two engines.
        if (pattern.Contains("(?") || pattern.Contains("[]") || pattern.Contains("[^]") || HasBracketInClass(pattern))
        {
            return false;
        }

        try
        {
            return !Regex.IsMatch("owner", pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static bool HasBracketInClass(string pattern)
    {
        var inside = false;
        foreach (var c in pattern)
        {
            if (c == '[' && inside)
            {
                return true;
            }

            inside = c switch
            {
                '[' => true,
                ']' => false,
                _ => inside,
            };
        }

        return false;
    }
}
