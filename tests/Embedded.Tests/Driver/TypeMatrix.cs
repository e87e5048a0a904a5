using System.Globalization;
using System.Net;
using System.Numerics;
using ClickHouse.Driver.Numerics;

namespace Netra.Embedded.Tests.Driver;

/// <summary>Values of every type, extremes and nulls among them, by the column of <c>type_matrix</c> that holds them.</summary>
internal static class TypeMatrix
{
    private static readonly DateTime Instant = new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc).AddTicks(1_234_567);

    public static readonly IReadOnlyDictionary<string, object?[]> Values = new Dictionary<string, object?[]>
    {
        ["i8"] = [sbyte.MinValue, sbyte.MaxValue],
        ["i16"] = [short.MinValue, short.MaxValue],
        ["i32"] = [int.MinValue, int.MaxValue],
        ["i64"] = [long.MinValue, long.MaxValue],
        ["i128"] = [-BigInteger.Pow(2, 127), BigInteger.Pow(2, 127) - 1],
        ["i256"] = [-BigInteger.Pow(2, 255), BigInteger.Pow(2, 255) - 1],
        ["u8"] = [byte.MinValue, byte.MaxValue],
        ["u16"] = [ushort.MinValue, ushort.MaxValue],
        ["u32"] = [uint.MinValue, uint.MaxValue],
        ["u64"] = [ulong.MinValue, ulong.MaxValue],
        ["u128"] = [BigInteger.Zero, BigInteger.Pow(2, 128) - 1],
        ["u256"] = [BigInteger.Zero, BigInteger.Pow(2, 256) - 1],
        ["f32"] = [float.MinValue, float.Epsilon, float.NaN, float.NegativeInfinity],
        ["f64"] = [double.MaxValue, double.Epsilon, double.NaN, double.PositiveInfinity],
        ["bool"] = [true, false],
        ["d32"] = [Decimal("-99999.9999"), Decimal("0.0001")],
        ["d64"] = [Decimal("-9999999999.99999999"), Decimal("0.00000001")],
        ["d128"] = [Decimal("-999999999999999999.99999999999999999999"), Decimal("1.00000000000000000001")],
        ["d256"] = [Decimal($"-{new string('9', 46)}.{new string('9', 30)}"), Decimal($"0.{new string('0', 29)}1")],
        ["date"] = [new DateTime(1970, 1, 1), new DateTime(2149, 6, 6)],
        ["date32"] = [new DateTime(1900, 1, 1), new DateTime(2299, 12, 31)],
        ["datetime"] = [DateTime.UnixEpoch, new DateTime(2106, 2, 7, 6, 28, 15, DateTimeKind.Utc)],
        ["dt64_0"] = [new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2299, 12, 31, 23, 59, 59, DateTimeKind.Utc)],
        ["dt64_3"] = [new DateTime(1969, 12, 31, 23, 59, 59, 999, DateTimeKind.Utc)],
        ["dt64_6"] = [Instant.AddTicks(-7)],
        ["dt64_7"] = [Instant],
        ["str"] = ["", "plain", "ünïcode 😀 \0 '\\\t\n", new string('x', 100_000)],
        ["fixed"] = ["abcde"],
        ["uuid"] = [Guid.Empty, Guid.Parse("61f0c404-5cb3-11e7-907b-a6006ad3dba0"), Guid.AllBitsSet],
        ["ipv4"] = [IPAddress.Any, IPAddress.Broadcast, IPAddress.Parse("10.1.2.3")],
        ["ipv6"] = [IPAddress.IPv6Any, IPAddress.Parse("2001:db8::1")],
        ["enum8"] = ["low", "b", "high"],
        ["enum16"] = ["low", "it's", "high"],
        ["arr"] = [Array.Empty<long>(), new[] { long.MinValue, 0, long.MaxValue }],
        ["arr_arr"] = [new[] { new[] { "a", null }, [], [""] }],
        ["tup"] = [Tuple.Create(-1L, "x")],
        ["map"] = [new Dictionary<string, long>(), new Dictionary<string, long> { ["a"] = 1, [""] = -2 }],
        ["map_lc"] = [new Dictionary<string, double[]> { ["k"] = [1.5, double.NaN] }],
        ["nested.a"] = [Array.Empty<int>()],
        ["n_i64"] = [null, 0L, long.MaxValue],
        ["n_str"] = [null, "", "x"],
        ["n_uuid"] = [null, Guid.Empty],
        ["n_dec"] = [null, Decimal("-1.2345")],
        ["n_dt"] = [null, DateTime.UnixEpoch],
        ["lc"] = ["", "many times"],
        ["lc_n"] = [null, "", "x"],
        ["json"] = ["{\"a\":{\"b\":\"c\"},\"d\":[\"x\",null]}", "{}"],
        ["var"] = [null, 5L, "five", new[] { 1L, 2L }],
    };

    /// <summary>A text that is equal for equal values, whatever collection the driver gives them in.</summary>
    public static string Show(object? value) => value switch
    {
        null or DBNull => "null",
        string text => $"'{text}'",
        float number => BitConverter.SingleToInt32Bits(float.IsNaN(number) ? float.NaN : number).ToString(CultureInfo.InvariantCulture),
        double number => BitConverter.DoubleToInt64Bits(double.IsNaN(number) ? double.NaN : number).ToString(CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture),
        System.Collections.IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{Show(key)}: {Show(map[key])}").Order(StringComparer.Ordinal))}}}",
        System.Runtime.CompilerServices.ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Show(tuple[i])))})",
        System.Collections.IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Show))}]",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static ClickHouseDecimal Decimal(string text) => ClickHouseDecimal.Parse(text, CultureInfo.InvariantCulture);
}
