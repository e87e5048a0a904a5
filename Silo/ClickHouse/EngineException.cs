using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// What the engine said. It stays inside this folder: <see cref="EngineErrors"/> turns it into a failure that is safe to show.
/// </summary>
internal sealed partial class EngineException(string sentence) : Exception("The engine refused a statement.")
{
    /// <summary>The engine's own words; never shown, never logged.</summary>
    public string Sentence { get; } = sentence;

    /// <summary>The engine's error code, or −1.</summary>
    public int Code { get; } = CodePattern().Match(sentence) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : -1;

    [GeneratedRegex(@"Code:\s*(\d{1,6})\b")]
    private static partial Regex CodePattern();
}
