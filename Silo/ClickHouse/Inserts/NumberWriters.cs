using System.Globalization;
using System.Numerics;
using ClickHouse.Driver.Numerics;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>Numbers as columns hold them.</summary>
internal static class NumberWriters
{
    /// <summary>True or false.</summary>
    public static object Flag(object value) => value switch
    {
        bool flag => flag,
        string text when bool.TryParse(text, out var flag) => flag,
        _ => Integer<byte>(value) switch
        {
            (byte)0 => false,
            (byte)1 => true,
            _ => throw new InvalidValueException("neither true nor false"),
        },
    };

    /// <summary>A whole number in the range of its type.</summary>
    public static object Integer<T>(object value)
        where T : struct, IBinaryInteger<T>
    {
        var whole = Whole(value);
        try
        {
            return T.CreateChecked(whole);
        }
        catch (OverflowException)
        {
            throw new InvalidValueException($"{whole.ToString(CultureInfo.InvariantCulture)} is outside the range of the column");
        }
    }

    /// <summary>A whole number of more than 64 bits.</summary>
    public static object Wide(object value, int bits, bool signed)
    {
        var whole = Whole(value);
        var (low, high) = signed ? (-(BigInteger.One << (bits - 1)), BigInteger.One << (bits - 1)) : (BigInteger.Zero, BigInteger.One << bits);
        return whole >= low && whole < high ? whole : throw new InvalidValueException("the number is outside the range of the column");
    }

    /// <summary>A floating point number; texts may also say NaN and inf.</summary>
    public static double Real(object value) => value switch
    {
        double number => number,
        float number => number,
        bool flag => flag ? 1 : 0,
        string text => RealText(text.Trim()),
        IConvertible number and not DateTime => number.ToDouble(CultureInfo.InvariantCulture),
        _ => throw new InvalidValueException("not a number"),
    };

    /// <summary>A decimal number that has no more digits than its column.</summary>
    public static object Exact(object value, int precision, int scale)
    {
        var text = value switch
        {
            string given => given.Trim(),
            double or float => Real(value).ToString("R", CultureInfo.InvariantCulture),
            decimal or long or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => throw new InvalidValueException("not a number"),
        };
        if (!TryParseDecimal(text, out var mantissa, out var digits))
        {
            throw new InvalidValueException("not a decimal number");
        }

        while (digits > scale && mantissa % 10 == 0)
        {
            mantissa /= 10;
            digits--;
        }

        mantissa *= BigInteger.Pow(10, Math.Max(0, scale - digits));
        return digits <= scale && BigInteger.Abs(mantissa) < BigInteger.Pow(10, precision)
            ? new ClickHouseDecimal(mantissa, scale)
            : throw new InvalidValueException($"the number has more digits than the column, which holds {precision} of which {scale} stand after the point");
    }

    private static bool TryParseDecimal(string text, out BigInteger mantissa, out int digits)
    {
        // The exponent is bounded before it is used: 1e1000000000 would be a number of a gigabyte.
        var at = text.IndexOfAny(['e', 'E']);
        var exponent = 0;
        var number = at < 0 ? text : text[..at];
        var point = number.IndexOf('.', StringComparison.Ordinal);
        digits = point < 0 ? 0 : number.Length - point - 1;
        mantissa = default;
        if (text.Length > 200 || (at >= 0 && (!int.TryParse(text.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent) || Math.Abs((long)exponent) > 100)))
        {
            return false;
        }

        digits -= exponent;
        if (!BigInteger.TryParse(number.Replace(".", string.Empty, StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out mantissa) || number.LastIndexOf('.') != point)
        {
            return false;
        }

        if (digits < 0)
        {
            mantissa *= BigInteger.Pow(10, -digits);
            digits = 0;
        }

        return true;
    }

    private static double RealText(string text) => text.ToUpperInvariant() switch
    {
        "NAN" => double.NaN,
        "INF" or "+INF" or "INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new InvalidValueException("not a number"),
    };

    private static BigInteger Whole(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long number => number,
        int number => number,
        ulong number => number,
        double number when double.IsInteger(number) => new BigInteger(number),
        float number when float.IsInteger(number) => new BigInteger(number),
        decimal number when decimal.IsInteger(number) => new BigInteger(number),
        string text when text.Length <= 100 && BigInteger.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new InvalidValueException("not a whole number"),
    };
}
