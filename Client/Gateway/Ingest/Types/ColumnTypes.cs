namespace Netra.Client.Gateway.Ingest.Types;

/// <summary>Finds the reader for a ClickHouse type.</summary>
internal static class ColumnTypes
{
    private const int MaxDigits = 6;

    public static ColumnType Of(string text)
    {
        var type = TypeText.Parse(text);
        return type.Name switch
        {
            "Int8" or "Int16" or "Int32" or "Int64" or "Int128" or "Int256" => new IntegerType(Bits(type.Name, "Int"), signed: true),
            "UInt8" or "UInt16" or "UInt32" or "UInt64" or "UInt128" or "UInt256" => new IntegerType(Bits(type.Name, "UInt"), signed: false),
            "Float32" => new FloatType(isSingle: true),
            "Float64" => new FloatType(isSingle: false),
            "Decimal" => new DecimalType(type.Number(0, 10), type.Number(1, 0)),
            "Decimal32" => new DecimalType(9, type.Number(0, 0)),
            "Decimal64" => new DecimalType(18, type.Number(0, 0)),
            "Decimal128" => new DecimalType(38, type.Number(0, 0)),
            "Decimal256" => new DecimalType(76, type.Number(0, 0)),
            "String" => new TextType(),
            "FixedString" => new FixedTextType(type.Number(0, 1)),
            "Bool" => new BoolType(),
            "UUID" => new UuidType(),
            "Date" => new DateType(new DateOnly(1970, 1, 1), new DateOnly(2149, 6, 6)),
            "Date32" => new DateType(new DateOnly(1900, 1, 1), new DateOnly(2299, 12, 31)),
            "DateTime" or "DateTime32" => new TimestampType(0, DateTime.UnixEpoch, DateTime.UnixEpoch.AddSeconds(uint.MaxValue)),
            "DateTime64" => Timestamp64(type.Number(0, 3)),
            "Enum" or "Enum8" or "Enum16" => new EnumType([.. type.Arguments.Select(TypeText.Unquote)]),
            "IPv4" => new AddressType(isV6: false),
            "IPv6" => new AddressType(isV6: true),
            "JSON" => new JsonType(),
            "LowCardinality" when type.Arguments.Length == 1 => Of(type.Arguments[0]),
            "Nullable" when type.Arguments.Length == 1 => new NullableType(Of(type.Arguments[0])),
            "Array" when type.Arguments.Length == 1 => new ArrayType(Of(type.Arguments[0])),
            "Map" when type.Arguments.Length == 2 => new MapType(Of(type.Arguments[0]), Of(type.Arguments[1])),
            "Tuple" when type.Arguments.Length > 0 => new TupleType([.. type.Arguments.Select(TuplePart)]),
            _ => new UnsupportedType(),
        };
    }

    private static int Bits(string name, string prefix) => int.Parse(name.AsSpan(prefix.Length), System.Globalization.CultureInfo.InvariantCulture);

    // Nine digits fit until 2262 only; the engine keeps them in 64 bits.
    private static TimestampType Timestamp64(int digits) => new(
        Math.Min(digits, MaxDigits),
        new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        digits >= 9 ? new DateTime(2262, 4, 11, 0, 0, 0, DateTimeKind.Utc) : new DateTime(2299, 12, 31, 23, 59, 59, DateTimeKind.Utc).AddTicks(TimeSpan.TicksPerSecond - 1));

    // A part of a tuple is a type, or a name and a type; a space before any parenthesis or quote tells them apart.
    private static ColumnType TuplePart(string text)
    {
        if (text.StartsWith('`'))
        {
            return Of(text[(text.IndexOf('`', 1) + 1)..]);
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        return Of(space > 0 && (open < 0 || space < open) ? text[(space + 1)..] : text);
    }
}
