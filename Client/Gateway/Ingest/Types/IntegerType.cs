using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace Netra.Client.Gateway.Ingest.Types;

/// <summary><c>Int8</c> to <c>Int256</c> and <c>UInt8</c> to <c>UInt256</c>.</summary>
internal sealed class IntegerType(int bits, bool signed) : ColumnType
{
    // Longer than any value of 256 bits: hostile digits are not worth parsing.
    private const int MaxDigits = 100;

    private readonly BigInteger _min = signed ? -(BigInteger.One << (bits - 1)) : BigInteger.Zero;
    private readonly BigInteger _max = (BigInteger.One << (signed ? bits - 1 : bits)) - 1;

    public override string Expected => bits <= 64 ? $"an integer from {_min} to {_max}" : $"an integer of {bits} bits";

    public override object? FromText(ReadOnlySpan<char> text)
    {
        if (bits <= 64)
        {
            if (signed || bits < 64)
            {
                if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= _min && value <= _max)
                {
                    return value;
                }
            }
            else if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }

            // Flags live in UInt8 columns, and sources write them as flags.
            return bits == 8 && !signed && BoolType.TryParse(text, out var flag) ? flag ? 1L : 0L : throw Mismatch();
        }

        return text.Length <= MaxDigits
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var wide) && wide >= _min && wide <= _max
                ? wide.ToString(CultureInfo.InvariantCulture)
                : throw Mismatch();
    }

    public override object? FromJson(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True when bits == 8 && !signed => 1L,
        JsonTokenType.False when bits == 8 && !signed => 0L,
        _ => FromText(JsonText.NumberOf(ref reader, allowText: bits >= 64, Expected)),
    };
}
