namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>
/// Reads times in the profile of ISO 8601 that sources use: <c>yyyy-MM-dd</c>, <c>T</c> or a space, <c>HH:mm:ss</c>, 0 to 9 fraction
/// digits of which 6 count, and an optional offset: <c>Z</c>, <c>+HH:mm</c>, <c>+HHmm</c> or <c>+HH</c>; without one it is UTC.
/// </summary>
internal static class TimestampText
{
    private const int SecondsLength = 19;
    private const int MaxFraction = 9;
    private const int KeptFraction = 6;

    public static bool TryParse(ReadOnlySpan<char> text, out DateTime utc)
    {
        utc = default;
        if (text.Length < SecondsLength
            || text is not [_, _, _, _, '-', _, _, '-', _, _, 'T' or 't' or ' ', _, _, ':', _, _, ':', ..]
            || !TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)
            || !TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute) || !TryNumber(text[17..19], out var second)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        var rest = text[SecondsLength..];
        if (!TryFraction(ref rest, out var ticks) || !TryOffset(rest, out var offset))
        {
            return false;
        }

        var local = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + ticks - offset.Ticks;
        if (local < DateTime.MinValue.Ticks || local > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        utc = new DateTime(local, DateTimeKind.Utc);
        return true;
    }

    private static bool TryFraction(ref ReadOnlySpan<char> rest, out long ticks)
    {
        ticks = 0;
        if (rest is not ['.' or ',', ..])
        {
            return true;
        }

        var digits = rest[1..].IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length - 1 : digits;
        if (digits > MaxFraction)
        {
            return false;
        }

        for (var i = 0; i < KeptFraction; i++)
        {
            ticks = (ticks * 10) + (i < digits ? rest[1 + i] - '0' : 0);
        }

        ticks *= TimeSpan.TicksPerMicrosecond;
        rest = rest[(1 + digits)..];
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out TimeSpan offset)
    {
        offset = default;
        if (text is [] or ['Z'] or ['z'])
        {
            return true;
        }

        if (text[0] is not ('+' or '-'))
        {
            return false;
        }

        var digits = text.Length switch
        {
            3 => [text[1], text[2], '0', '0'],
            5 => [text[1], text[2], text[3], text[4]],
            6 when text[3] == ':' => [text[1], text[2], text[4], text[5]],
            _ => Array.Empty<char>(),
        };
        if (digits.Length == 0 || !TryNumber(digits.AsSpan(0, 2), out var hours) || !TryNumber(digits.AsSpan(2), out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + (c - '0');
        }

        return true;
    }
}
