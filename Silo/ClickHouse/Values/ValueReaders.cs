using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Silo.ClickHouse.Values;

/// <summary>Makes the reader of a type: RowBinary in, the closed set of values that <see cref="RowBlock"/> names out.</summary>
internal static class ValueReaders
{
    /// <summary>The reader of a type.</summary>
    /// <exception cref="NetraException">The type has no value that could leave the engine, such as an aggregation state.</exception>
    public static ValueReader For(SqlType type) => type.Name switch
    {
        "Nullable" => Nullable(For(type.Argument(0))),
        "LowCardinality" => For(type.Argument(0)),
        "SimpleAggregateFunction" => For(type.Argument(1)),
        "Nothing" => (ref _) => null,
        "Bool" => (ref r) => r.Byte() != 0,
        "UInt8" => (ref r) => (long)r.Byte(),
        "UInt16" => (ref r) => (long)r.Number<ushort>(),
        "UInt32" => (ref r) => (long)r.Number<uint>(),
        "UInt64" => (ref r) => r.Number<ulong>(),
        "Int8" => (ref r) => (long)r.Number<sbyte>(),
        "Int16" => (ref r) => (long)r.Number<short>(),
        "Int32" => (ref r) => (long)r.Number<int>(),
        "Int64" => (ref r) => r.Number<long>(),
        "UInt128" => Wide(16, signed: false),
        "UInt256" => Wide(32, signed: false),
        "Int128" => Wide(16, signed: true),
        "Int256" => Wide(32, signed: true),
        "Float32" => (ref r) => r.Number<float>(),
        "Float64" => (ref r) => r.Number<double>(),
        "BFloat16" => (ref r) => BitConverter.Int32BitsToSingle(r.Number<ushort>() << 16),
        "Decimal" => DecimalReader.For(type.Number(0, 10), type.Number(1, 0)),
        "String" => (ref r) => Encoding.UTF8.GetString(r.Bytes()),
        "FixedString" => FixedText(type.Number(0, 1)),
        "JSON" => (ref r) => new SqlJson(Encoding.UTF8.GetString(r.Bytes())),
        "UUID" => (ref r) => r.Uuid().ToString(),
        "IPv4" => (ref r) => new IPAddress((long)BinaryAddress(r.Number<uint>())).ToString(),
        "IPv6" => (ref r) => r.Take(16) is { Length: 16 } bytes ? new IPAddress(bytes).ToString() : null,
        "Enum8" => Enum(type, (ref r) => r.Number<sbyte>()),
        "Enum16" => Enum(type, (ref r) => r.Number<short>()),
        "Array" => Array(For(type.Argument(0))),
        "Tuple" => Tuple([.. type.Elements().Select(For)]),
        "Nested" => Array(Tuple([.. type.Elements().Select(For)])),
        "Map" => Map(For(type.Argument(0)), For(type.Argument(1))),
        "Variant" => Variant([.. type.Arguments.Select(a => For(SqlType.Parse(a)))]),
        "Dynamic" => (ref r) => DynamicType.Read(ref r) is { } held ? For(SqlType.Parse(held))(ref r) : null,
        "Point" => For(SqlType.Parse("Tuple(Float64, Float64)")),
        "Ring" or "LineString" => For(SqlType.Parse("Array(Point)")),
        "Polygon" or "MultiLineString" => For(SqlType.Parse("Array(Ring)")),
        "MultiPolygon" => For(SqlType.Parse("Array(Polygon)")),
        _ => TimeReaders.For(type) ?? throw new NetraException(ErrorCodes.QueryFailed, $"A result cannot hold a value of type {type.Name}; convert it, for instance with toString.")
        {
            ErrorClass = QueryFailures.UnsupportedType,
        },
    };

    private static ValueReader Nullable(ValueReader inner) => (ref r) => r.Byte() == 0 ? inner(ref r) : null;

    private static ValueReader Wide(int bytes, bool signed) => (ref r) => r.Wide(bytes, signed).ToString(CultureInfo.InvariantCulture);

    private static ValueReader FixedText(int length) => (ref r) => Encoding.UTF8.GetString(r.Take(length));

    private static uint BinaryAddress(uint address) => System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(address);

    private static ValueReader Enum(SqlType type, ValueReader number)
    {
        var labels = SqlTypeText.EnumLabels(type.Arguments).ToDictionary(l => l.Key, l => l.Value);
        return (ref r) => labels.GetValueOrDefault(Convert.ToInt16(number(ref r), CultureInfo.InvariantCulture));
    }

    private static ValueReader Array(ValueReader element) => (ref r) =>
    {
        var count = r.Length();
        var items = ImmutableArray.CreateBuilder<object?>(Math.Min(count, r.Remaining));
        for (var i = 0; i < count && !r.IsShort; i++)
        {
            items.Add(element(ref r));
        }

        return items.DrainToImmutable();
    };

    private static ValueReader Tuple(ValueReader[] elements) => (ref r) =>
    {
        var items = ImmutableArray.CreateBuilder<object?>(elements.Length);
        foreach (var element in elements)
        {
            items.Add(element(ref r));
        }

        return items.DrainToImmutable();
    };

    private static ValueReader Map(ValueReader key, ValueReader value) => (ref r) =>
    {
        var count = r.Length();
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<object, object?>>(Math.Min(count, r.Remaining));
        for (var i = 0; i < count && !r.IsShort; i++)
        {
            var k = key(ref r);
            entries.Add(new(k ?? string.Empty, value(ref r)));
        }

        return new SqlMap(entries.DrainToImmutable());
    };

    private static ValueReader Variant(ValueReader[] types) => (ref r) =>
    {
        var which = r.Byte();
        return which < types.Length && !r.IsShort ? types[which](ref r) : null;
    };
}
