namespace Netra.Grains.SqlGate.Lexing;

/// <summary>Finds where a number ends: 12, 1_000, 1.5e-3, .5, 0xFF, 0b11.</summary>
internal static class SqlNumber
{
    // After a dot only plain digits follow, so that x.1.2 reaches into tuples.
    public static int End(string text, int start, bool afterDot)
    {
        if (afterDot)
        {
            return Digits(text, start);
        }

        if (text[start] == '0' && start + 2 < text.Length && text[start + 1] is 'x' or 'X' or 'b' or 'B')
        {
            // Fractions and exponents of hexadecimal numbers are left to be refused as a name behind a number.
            var hex = text[start + 1] is 'x' or 'X';
            var at = start + 2;
            while (at < text.Length && (hex ? char.IsAsciiHexDigit(text[at]) : text[at] is '0' or '1'))
            {
                at++;
            }

            return at > start + 2 ? at : start + 1;
        }

        var end = Digits(text, start);
        if (end < text.Length && text[end] == '.')
        {
            end = Digits(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var exponent = end + 1;
            if (exponent < text.Length && text[exponent] is '+' or '-')
            {
                exponent++;
            }

            // Without a digit the 'e' stays, and the lexer refuses it as a name behind a number.
            end = exponent < text.Length && char.IsAsciiDigit(text[exponent]) ? Digits(text, exponent) : end;
        }

        return end;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || IsSeparator(text, at)))
        {
            at++;
        }

        return at;
    }

    private static bool IsSeparator(string text, int at) =>
        text[at] == '_' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]) && at > 0 && char.IsAsciiDigit(text[at - 1]);
}
