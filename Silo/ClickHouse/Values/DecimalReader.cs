using System.Globalization;
using System.Numerics;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>Reads decimals as text with all digits of their scale, because no number of JSON or .NET holds 76 digits.</summary>
internal static class DecimalReader
{
    /// <summary>The reader of a decimal with so many digits, of which <paramref name="scale"/> stand after the point.</summary>
    public static ValueReader For(int precision, int scale)
    {
        var bytes = precision switch { <= 9 => 4, <= 18 => 8, <= 38 => 16, _ => 32 };
        return (ref r) => Text(r.Wide(bytes, signed: true), scale);
    }

    private static string Text(BigInteger unscaled, int scale)
    {
        var digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var sign = unscaled.Sign < 0 ? "-" : string.Empty;
        return scale == 0 ? sign + digits : $"{sign}{digits[..^scale]}.{digits[^scale..]}";
    }
}
