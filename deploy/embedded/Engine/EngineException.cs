using System.Globalization;
using System.Text.RegularExpressions;

namespace Netra.Embedded.Engine;

/// <summary>What the engine says when it cannot do something, with ClickHouse's number for it.</summary>
internal sealed partial class EngineException(string message) : Exception(message)
{
    /// <summary>ClickHouse's error code; 0 when the engine gave none.</summary>
    public int Code { get; } = CodePattern().Match(message) is { Success: true } match
        ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"Code: (\d+)\.")]
    private static partial Regex CodePattern();
}
