using System.Globalization;

namespace Netra.Grains.Agents.BuiltIn.Understanding.Times;

/// <summary>Reads times of day.</summary>
internal static class ClockReader
{
    private static readonly string[] Formats =
        ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF", "h:mmtt", "h:mm:sstt", "htt", "%H"];

    private static readonly string[] HourWords = ["O'CLOCK", "OCLOCK", "UHR"];

    /// <summary>The time of day at a place and how exact it is, or <see langword="null"/>.</summary>
    public static (TimeSpan Time, TimeSpan Exactness)? Read(Token token)
    {
        if (token.IsWord("noon", "midday"))
        {
            return (TimeSpan.FromHours(12), TimeSpan.FromHours(1));
        }

        if (token.IsWord("midnight"))
        {
            return (TimeSpan.Zero, TimeSpan.FromHours(1));
        }

        if (token.Kind != TokenKind.Stamp)
        {
            return null;
        }

        var text = token.Raw.Replace(" ", "", StringComparison.Ordinal).Replace(".m", "m", StringComparison.OrdinalIgnoreCase).TrimEnd('.').ToUpperInvariant();
        foreach (var word in HourWords)
        {
            text = text.Replace(word, "", StringComparison.Ordinal);
        }

        if (text is "24:00" or "24")
        {
            return (TimeSpan.FromDays(1), TimeSpan.FromMinutes(1));
        }

        if (!DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
        {
            return null;
        }

        var exactness = text.Count(c => c == ':') switch
        {
            0 => TimeSpan.FromHours(1),
            1 => TimeSpan.FromMinutes(1),
            _ => TimeSpan.FromSeconds(1),
        };
        return (time.TimeOfDay, exactness);
    }

    /// <summary>An hour without a word that says so, before another end that has one: "between 9 and 17 o'clock", "from 2 to 4 pm".</summary>
    public static TimeSpan? Hour(Token token, Token end, TimeSpan until)
    {
        if (token is not { Kind: TokenKind.Number, Unit: "", Number: >= 0 and <= 24 } || token.Number != Math.Floor(token.Number))
        {
            return null;
        }

        var afternoon = TimeSpan.FromHours(token.Number + 12);
        return end.Text.Contains('p', StringComparison.Ordinal) && afternoon < until ? afternoon : TimeSpan.FromHours(token.Number);
    }

    /// <summary>A part of the day by its name.</summary>
    public static ClockFilter? PartOfDay(Token token) => token.Text switch
    {
        "morning" or "mornings" => new ClockFilter(6 * 60, 12 * 60),
        "afternoon" or "afternoons" => new ClockFilter(12 * 60, 18 * 60),
        "evening" or "evenings" => new ClockFilter(18 * 60, 24 * 60),
        "night" or "nights" or "overnight" => new ClockFilter(0, 6 * 60),
        _ => null,
    };
}
