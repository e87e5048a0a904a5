using System.Globalization;
using System.Text;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>
/// Reads the type that stands before each value of a <c>Dynamic</c> column.
/// Encoding: https://clickhouse.com/docs/sql-reference/data-types/data-types-binary-encoding
/// </summary>
internal static class DynamicType
{
    private static readonly string[] Plain =
    [
        "Nothing", "UInt8", "UInt16", "UInt32", "UInt64", "UInt128", "UInt256", "Int8", "Int16", "Int32", "Int64", "Int128", "Int256",
        "Float32", "Float64", "Date", "Date32", "DateTime",
    ];

    /// <summary>The type's text, or <see langword="null"/> when the reader has run short.</summary>
    public static string? Read(ref RowBinaryReader reader)
    {
        var text = Text(ref reader);
        return reader.IsShort ? null : text;
    }

    private static string Text(ref RowBinaryReader r)
    {
        var code = r.Byte();
        return code switch
        {
            < 0x12 => Plain[code],
            0x12 => $"DateTime({Quoted(ref r)})",
            0x13 => $"DateTime64({r.Byte()})",
            0x14 => $"DateTime64({r.Byte()}, {Quoted(ref r)})",
            0x15 => "String",
            0x16 => $"FixedString({r.Length()})",
            0x17 => $"Enum8({List(ref r, (ref e) => $"{Quoted(ref e)} = {e.Number<sbyte>().ToString(CultureInfo.InvariantCulture)}")})",
            0x18 => $"Enum16({List(ref r, (ref e) => $"{Quoted(ref e)} = {e.Number<short>().ToString(CultureInfo.InvariantCulture)}")})",
            >= 0x19 and <= 0x1C => $"Decimal({r.Byte()}, {r.Byte()})",
            0x1D => "UUID",
            0x1E => $"Array({Text(ref r)})",
            0x1F => $"Tuple({List(ref r, Text)})",
            0x20 => $"Tuple({List(ref r, NamedElement)})",
            0x22 => $"Interval{r.Byte()}",
            0x23 => $"Nullable({Text(ref r)})",
            0x26 => $"LowCardinality({Text(ref r)})",
            0x27 => $"Map({Text(ref r)}, {Text(ref r)})",
            0x28 => "IPv4",
            0x29 => "IPv6",
            0x2A => $"Variant({List(ref r, Text)})",
            0x2B => $"Dynamic(max_types={r.Byte()})",
            0x2C => Name(ref r),
            0x2D => "Bool",
            0x2F => $"Nested({List(ref r, NamedElement)})",
            0x30 => Json(ref r),
            0x31 => "BFloat16",
            0x32 => "Time",
            0x34 => $"Time64({r.Byte()})",
            _ => string.Create(CultureInfo.InvariantCulture, $"Dynamic type {code}"),
        };
    }

    private delegate string Part(ref RowBinaryReader reader);

    private static string List(ref RowBinaryReader r, Part part)
    {
        var count = r.Length();
        var parts = new List<string>();
        for (var i = 0; i < count && !r.IsShort; i++)
        {
            parts.Add(part(ref r));
        }

        return string.Join(", ", parts);
    }

    private static string NamedElement(ref RowBinaryReader r) => $"`{Name(ref r).Replace("`", "\\`", StringComparison.Ordinal)}` {Text(ref r)}";

    private static string Json(ref RowBinaryReader r)
    {
        // Its parameters change nothing: the value is sent as text.
        r.Byte();
        r.Length();
        r.Byte();
        List(ref r, NamedElement);
        List(ref r, Name);
        List(ref r, Name);
        return "JSON";
    }

    private static string Name(ref RowBinaryReader r) => Encoding.UTF8.GetString(r.Bytes());

    private static string Quoted(ref RowBinaryReader r) =>
        $"'{Name(ref r).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
