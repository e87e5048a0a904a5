using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class ValueTests(EngineFixture engine) : StoreTests(engine)
{
    public static TheoryData<string, object?> Scalars => new()
    {
        { "NULL", null },
        { "true", true },
        { "toUInt8(255)", 255L },
        { "toInt8(-128)", -128L },
        { "toUInt16(65535)", 65535L },
        { "toInt16(-32768)", -32768L },
        { "toUInt32(4294967295)", 4294967295L },
        { "toInt32(-2147483648)", -2147483648L },
        { "toInt64(-9223372036854775808)", long.MinValue },
        { "toUInt64(18446744073709551615)", ulong.MaxValue },
        { "toInt128('-170141183460469231731687303715884105728')", "-170141183460469231731687303715884105728" },
        { "toUInt128('340282366920938463463374607431768211455')", "340282366920938463463374607431768211455" },
        { "toInt256('-1')", "-1" },
        { "toUInt256('115792089237316195423570985008687907853269984665640564039457584007913129639935')", "115792089237316195423570985008687907853269984665640564039457584007913129639935" },
        { "toFloat32(1.5)", 1.5f },
        { "toFloat64(0.1)", 0.1 },
        { "nan", double.NaN },
        { "-inf", double.NegativeInfinity },
        { "toDecimal32('-0.5', 4)", "-0.5000" },
        { "toDecimal64('12.34', 2)", "12.34" },
        { "toDecimal128('-12345678901234567890.123456789', 9)", "-12345678901234567890.123456789" },
        { "toDecimal256('1', 0)", "1" },
        { "'ünï\\0'", "ünï\0" },
        { "toFixedString('ab', 4)", "ab\0\0" },
        { "toUUID('61f0c404-5cb3-11e7-907b-a6006ad3dba0')", "61f0c404-5cb3-11e7-907b-a6006ad3dba0" },
        { "toIPv4('10.1.2.3')", "10.1.2.3" },
        { "toIPv6('2001:db8::1')", "2001:db8::1" },
        { "CAST('b', 'Enum8(\\'a\\' = -1, \\'b\\' = 2)')", "b" },
        { "CAST('it''s', 'Enum16(\\'it\\\\\\'s\\' = 1000)')", "it's" },
        { "toDate('2026-11-23')", new DateOnly(2026, 11, 23) },
        { "toDate32('1900-01-02')", new DateOnly(1900, 1, 2) },
        { "toDateTime('2026-11-23 10:00:00', 'UTC')", new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc) },
        { "toDateTime('2026-07-01 12:00:00', 'Europe/Berlin')", new DateTime(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc) },
        { "toDateTime64('2026-11-23 10:00:00.123456', 6, 'UTC')", new DateTime(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc).AddMicroseconds(123456) },
        { "toDateTime64('1960-01-01 00:00:00.5', 9, 'UTC')", new DateTime(1960, 1, 1, 0, 0, 0, 500, DateTimeKind.Utc) },
        { "toLowCardinality('x')", "x" },
        { "toNullable(3)", 3L },
        { "CAST(NULL, 'Nullable(String)')", null },
    };

    public static TheoryData<string, string> Shapes => new()
    {
        { "[1, 2]", "[1, 2]" },
        { "[]", "[]" },
        { "[NULL, 'a']", "[null, a]" },
        { "[[1], []]", "[[1], []]" },
        { "(1, 'a', NULL)", "[1, a, null]" },
        { "map('a', 1, 'b', 2)", "{a: 1, b: 2}" },
        { "map(1, ['x'])", "{1: [x]}" },
        { "tuple(1)", "[1]" },
        { "CAST('{\"a\": {\"b\": 1}}', 'JSON')", "json {\"a\":{\"b\":1}}" },
        { "CAST(5, 'Variant(String, UInt8)')", "5" },
        { "CAST(NULL, 'Variant(String, UInt8)')", "null" },
        { "CAST([1, 2], 'Dynamic')", "[1, 2]" },
        { "CAST(NULL, 'Dynamic')", "null" },
        { "INTERVAL 3 DAY", "3" },
        { "CAST(12.5, 'BFloat16')", "12.5" },
        { "(1, 2)::Point", "[1, 2]" },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task Query_ValueOfType_ComesAsDocumented(string expression, object? expected) =>
        Assert.Equal(expected, await Host.Store("values").ScalarAsync($"SELECT {expression}"));

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Query_NestedValue_KeepsItsShape(string expression, string expected) =>
        Assert.Equal(expected, Show(await Host.Store("values").ScalarAsync($"SELECT {expression}")));

    [Fact]
    public async Task Query_Columns_HaveNamesAndTypes()
    {
        var result = await Host.Store("values").QueryAsync("SELECT toNullable(1.5) AS a, map('x', 1) AS `b c`");
        Assert.Equal([new ColumnInfo("a", "Nullable(Float64)"), new ColumnInfo("b c", "Map(String, UInt8)")], result.Columns);
    }

    [Fact]
    public async Task Query_NoRows_HasColumns()
    {
        var result = await Host.Store("values").QueryAsync("SELECT number FROM numbers(3) WHERE number > 5");
        Assert.Empty(result.Rows);
        Assert.Equal("number", Assert.Single(result.Columns).Name);
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        ImmutableArray<object?> items => $"[{string.Join(", ", items.Select(Show))}]",
        SqlMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{Show(e.Key)}: {Show(e.Value)}"))}}}",
        SqlJson json => $"json {json.Text}",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
