using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Inserts;

/// <summary>
/// Turns a value that a user sent into the one the driver writes for a column's type. Nothing is rounded, cut or guessed: what
/// does not fit is refused.
/// </summary>
internal static class ValueWriters
{
    /// <summary>The conversion for a type; it refuses with an <see cref="InvalidValueException"/>.</summary>
    public static Func<object?, object?> For(SqlType type)
    {
        var inner = type.Unwrap(out var nullable);
        var convert = Scalar(inner);
        return value => value switch
        {
            null when nullable => null,
            null => throw new InvalidValueException("null is not a value of this column"),
            _ => convert(value),
        };
    }

    private static Func<object, object> Scalar(SqlType type) => type.Name switch
    {
        "Bool" => NumberWriters.Flag,
        "UInt8" => v => NumberWriters.Integer<byte>(v),
        "UInt16" => v => NumberWriters.Integer<ushort>(v),
        "UInt32" => v => NumberWriters.Integer<uint>(v),
        "UInt64" => v => NumberWriters.Integer<ulong>(v),
        "Int8" => v => NumberWriters.Integer<sbyte>(v),
        "Int16" => v => NumberWriters.Integer<short>(v),
        "Int32" => v => NumberWriters.Integer<int>(v),
        "Int64" => v => NumberWriters.Integer<long>(v),
        "UInt128" => v => NumberWriters.Wide(v, 128, signed: false),
        "UInt256" => v => NumberWriters.Wide(v, 256, signed: false),
        "Int128" => v => NumberWriters.Wide(v, 128, signed: true),
        "Int256" => v => NumberWriters.Wide(v, 256, signed: true),
        "Float32" => v => (float)NumberWriters.Real(v),
        "Float64" => v => NumberWriters.Real(v),
        "Decimal" => v => NumberWriters.Exact(v, type.Number(0, 10), type.Number(1, 0)),
        "String" => TextWriters.Text,
        "FixedString" => v => TextWriters.Fixed(v, type.Number(0, 1)),
        "UUID" => TextWriters.Uuid,
        "IPv4" => v => TextWriters.Address(v, System.Net.Sockets.AddressFamily.InterNetwork),
        "IPv6" => v => TextWriters.Address(v, System.Net.Sockets.AddressFamily.InterNetworkV6),
        "Enum8" or "Enum16" => TextWriters.Label([.. SqlTypeText.EnumLabels(type.Arguments).Select(l => l.Value)]),
        "Date" => v => TimeWriters.Day(v, new DateOnly(1970, 1, 1), new DateOnly(2149, 6, 6)),
        "Date32" => v => TimeWriters.Day(v, new DateOnly(1900, 1, 1), new DateOnly(2299, 12, 31)),
        "DateTime" or "DateTime32" => v => TimeWriters.Instant(v, DateTime.UnixEpoch, DateTime.UnixEpoch.AddSeconds(uint.MaxValue)),
        "DateTime64" => v => TimeWriters.Instant(v, TimeWriters.Earliest, TimeWriters.Latest),
        "Array" => Array(For(type.Argument(0))),
        "Tuple" => Tuple([.. type.Elements().Select(For)]),
        "Map" => Map(For(type.Argument(0)), For(type.Argument(1))),
        _ => _ => throw new InvalidValueException($"a column of type {type.Name} cannot be written"),
    };

    private static Func<object, object> Array(Func<object?, object?> element) => value => value is ImmutableArray<object?> items
        ? items.Select(element).ToArray()
        : throw new InvalidValueException("the column holds arrays");

    private static Func<object, object> Tuple(Func<object?, object?>[] elements) => value => value is ImmutableArray<object?> items && items.Length == elements.Length
        ? items.Select((item, i) => elements[i](item)).ToArray()
        : throw new InvalidValueException($"the column holds tuples of {elements.Length} values");

    private static Func<object, object> Map(Func<object?, object?> key, Func<object?, object?> item) => value =>
    {
        var map = value as SqlMap ?? throw new InvalidValueException("the column holds maps");
        var entries = new Dictionary<object, object?>();
        foreach (var entry in map.Entries)
        {
            if (!entries.TryAdd(key(entry.Key)!, item(entry.Value)))
            {
                throw new InvalidValueException("a map has the same key twice");
            }
        }

        return entries;
    };
}
