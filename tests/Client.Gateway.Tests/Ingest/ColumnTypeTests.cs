using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Netra.Client.Gateway.Ingest.Types;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Tests.Ingest;

public sealed class ColumnTypeTests
{
    public static TheoryData<string, string, object?> Texts => new()
    {
        { "Int8", "-128", -128L },
        { "UInt8", "255", 255L },
        { "UInt8", "true", 1L },
        { "UInt8", "False", 0L },
        { "Int64", "-9223372036854775808", long.MinValue },
        { "UInt64", "18446744073709551615", ulong.MaxValue },
        { "Int128", "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728" },
        { "UInt256", "115792089237316195423570985008687907853269984665640564039457584007913129639935", "115792089237316195423570985008687907853269984665640564039457584007913129639935" },
        { "Float32", "0.5", 0.5 },
        { "Float64", "-1.5e-3", -0.0015 },
        { "Float64", "inf", double.PositiveInfinity },
        { "Float64", "nan", double.NaN },
        { "Decimal(10, 2)", "12345678.90", 12345678.90m },
        { "Decimal(10, 2)", "-0.5", -0.5m },
        { "Decimal(10, 2)", "1.2300000", 1.23m },
        { "Decimal64(0)", "7.0", 7m },
        { "Decimal(38, 10)", "1234567890123456789012345678.0123456789", "1234567890123456789012345678.0123456789" },
        { "String", "", "" },
        { "LowCardinality(String)", "x", "x" },
        { "FixedString(2)", "é", "é" },
        { "Bool", "1", true },
        { "Bool", "FALSE", false },
        { "UUID", "0190C0DE-0000-7000-8000-000000000001", Guid.Parse("0190c0de-0000-7000-8000-000000000001") },
        { "Date", "2149-06-06", new DateOnly(2149, 6, 6) },
        { "Date32", "1900-01-01", new DateOnly(1900, 1, 1) },
        { "Enum8('a' = 1, 'it''s' = 2, 'x, (y' = 3)", "it's", "it's" },
        { "Enum16('a\\'b' = -1)", "a'b", "a'b" },
        { "IPv4", "10.0.0.1", "10.0.0.1" },
        { "IPv6", "2001:DB8:0:0::1", "2001:db8::1" },
        { "IPv6", "1.2.3.4", "::ffff:1.2.3.4" },
        { "Nullable(UInt32)", "", null },
        { "LowCardinality(Nullable(String))", "", null },
        { "JSON", "{\"a\": 1}", "{\"a\": 1}" },
        { "JSON(max_dynamic_paths=8)", "{}", "{}" },
    };

    public static TheoryData<string, string> BadTexts => new()
    {
        { "Int8", "128" }, { "Int8", "-129" }, { "UInt8", "256" }, { "UInt8", "-1" }, { "UInt8", "yes" }, { "UInt32", "1.0" }, { "UInt32", "1e3" },
        { "UInt32", " 1" }, { "UInt32", "1 " }, { "UInt32", "0x1" }, { "UInt32", "١" }, { "UInt32", "1,000" }, { "UInt64", "18446744073709551616" }, { "UInt64", "-1" },
        { "Int128", new string('9', 5000) }, { "UInt128", "-1" }, { "Float64", "1,5" }, { "Float64", "1e999" }, { "Float32", "1e39" }, { "Float64", "abc" },
        { "Float64", "" }, { "Float64", "1 " }, { "Decimal(10, 2)", "1.234" }, { "Decimal(10, 2)", "123456789" }, { "Decimal(10, 2)", "1e2" }, { "Decimal(10, 2)", "." },
        { "Decimal(10, 2)", "1." }, { "Decimal(10, 2)", "-" }, { "Decimal(10, 2)", "1.2.3" }, { "FixedString(2)", "éa" }, { "Bool", "2" }, { "Bool", "yes" },
        { "UUID", "x" }, { "UUID", "{0190c0de-0000-7000-8000-000000000001}" }, { "Date", "2149-06-07" }, { "Date", "1969-12-31" }, { "Date", "2026-02-29" }, { "Date", "2026-2-3" },
        { "Date", "03/02/2026" }, { "Enum8('a' = 1)", "b" }, { "Enum8('a' = 1)", "1" }, { "IPv4", "1" }, { "IPv4", "010.0.0.1" }, { "IPv4", "::1" }, { "IPv6", "fe80::1%eth0" },
        { "IPv6", "[::1]" }, { "JSON", "[1]" }, { "JSON", "{" }, { "JSON", "{} {}" }, { "Array(UInt8)", "[1" }, { "Array(UInt8)", "[256]" }, { "Array(UInt8)", "[null]" },
        { "Array(UInt8)", "{}" }, { "Map(String, Float64)", "[]" }, { "Map(String, Float64)", "{\"a\":\"1\"}" }, { "Map(String, Float64)", "{\"a\":1,\"a\":2}" },
        { "Map(String, Float64)", "{'a':1}" }, { "Map(UInt8, UInt8)", "{\"x\":1}" }, { "Tuple(UInt8, String)", "[1]" }, { "Tuple(UInt8, String)", "[1,\"a\",2]" },
        { "AggregateFunction(sum, UInt8)", "x" }, { "Dynamic", "1" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void FromText_AValue_IsRead(string type, string text, object? value) => Assert.Equal(value, ColumnTypes.Of(type).FromText(text));

    [Theory]
    [MemberData(nameof(BadTexts))]
    public void FromText_NoValue_IsRefusedInWords(string type, string text) =>
        Assert.NotEmpty(Assert.Throws<ValueException>(() => ColumnTypes.Of(type).FromText(text)).Message);

    [Theory]
    [InlineData("UInt32", "\"1\"")]
    [InlineData("UInt32", "true")]
    [InlineData("UInt32", "1.5")]
    [InlineData("Float64", "\"1\"")]
    [InlineData("String", "1")]
    [InlineData("String", "{}")]
    [InlineData("String", "\"\\ud800\"")]
    [InlineData("Bool", "1")]
    [InlineData("UUID", "1")]
    [InlineData("DateTime", "1700000000")]
    [InlineData("Array(String)", "\"[]\"")]
    [InlineData("Array(Array(UInt8))", "[1]")]
    [InlineData("JSON", "\"{}\"")]
    public void FromJson_WrongKind_IsRefused(string type, string json) => Assert.Throws<ValueException>(() => FromJson(type, json));

    [Fact]
    public void FromJson_Nested_IsRead()
    {
        Assert.Equal([1L, null], Assert.IsType<ImmutableArray<object?>>(FromJson("Array(Nullable(Int8))", "[1,null]")));
        Assert.Equal([1L, "x"], Assert.IsType<ImmutableArray<object?>>(FromJson("Tuple(a UInt8, `b c` LowCardinality(String))", "[1,\"x\"]")));
        var map = Assert.IsType<SqlMap>(FromJson("Map(LowCardinality(String), Array(Float64))", """{"b":[0.5],"a":[]}"""));
        Assert.Equal(["b", "a"], map.Entries.Select(entry => entry.Key));
        Assert.Equal([0.5], Assert.IsType<ImmutableArray<object?>>(map.Entries[0].Value));
        Assert.Equal(5m, FromJson("Decimal(9, 2)", "\"5.00\""));
        Assert.Equal(ulong.MaxValue, FromJson("UInt64", "\"18446744073709551615\""));
        Assert.Equal(1L, FromJson("UInt8", "true"));
    }

    [Theory]
    [InlineData("2026-11-23T10:00:00", "2026-11-23T10:00:00.0000000Z")]
    [InlineData("2026-11-23 10:00:00", "2026-11-23T10:00:00.0000000Z")]
    [InlineData("2026-11-23T10:00:00Z", "2026-11-23T10:00:00.0000000Z")]
    [InlineData("2026-11-23T10:00:00.1234567Z", "2026-11-23T10:00:00.1234560Z")]
    [InlineData("2026-11-23 10:00:00.999999999", "2026-11-23T10:00:00.9999990Z")]
    [InlineData("2026-11-23T10:00:00.5+05:30", "2026-11-23T04:30:00.5000000Z")]
    [InlineData("2026-11-23T10:00:00-0800", "2026-11-23T18:00:00.0000000Z")]
    [InlineData("2026-11-23T10:00:00+01", "2026-11-23T09:00:00.0000000Z")]
    [InlineData("2024-05-10 00:00:00.009930+00:00", "2024-05-10T00:00:00.0099300Z")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59.0000000Z")]
    [InlineData("1900-01-01T00:00:00", "1900-01-01T00:00:00.0000000Z")]
    public void Timestamp_AWrittenTime_IsUtc(string text, string utc) =>
        Assert.Equal(utc, ((DateTime)ColumnTypes.Of("DateTime64(6, 'UTC')").FromText(text)!).ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T10:00")]
    [InlineData("2026-11-23T24:00:00")]
    [InlineData("2026-11-23T10:00:60")]
    [InlineData("2026-13-01T10:00:00")]
    [InlineData("2026-02-29T10:00:00")]
    [InlineData("2026-11-23T10:00:00.1234567890")]
    [InlineData("2026-11-23T10:00:00+1")]
    [InlineData("2026-11-23T10:00:00+24:00")]
    [InlineData("2026-11-23T10:00:00 UTC")]
    [InlineData("2026-11-23_10:00:00")]
    [InlineData("1899-12-31T23:59:59")]
    [InlineData("2300-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00+10:00")]
    [InlineData("٢٠٢٦-11-23T10:00:00")]
    [InlineData("1700000000")]
    [InlineData("")]
    public void Timestamp_NoTime_IsRefused(string text) => Assert.Throws<ValueException>(() => ColumnTypes.Of("DateTime64(6, 'UTC')").FromText(text));

    [Theory]
    [InlineData("DateTime", "2026-11-23T10:00:00.9Z", "2026-11-23T10:00:00.0000000Z")]
    [InlineData("DateTime64(3)", "2026-11-23T10:00:00.9999Z", "2026-11-23T10:00:00.9990000Z")]
    [InlineData("DateTime64(9, 'Europe/Berlin')", "2026-11-23T10:00:00.123456789", "2026-11-23T10:00:00.1234560Z")]
    public void Timestamp_MoreDigitsThanTheColumn_AreCut(string type, string text, string utc) =>
        Assert.Equal(utc, ((DateTime)ColumnTypes.Of(type).FromText(text)!).ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void Timestamp_AnyTime_ReadsBackToTheMicrosecond() => Prop.ForAll<DateTime, int>((time, minutes) =>
    {
        var utc = new DateTime(2000 + (time.Year % 100), time.Month, Math.Min(time.Day, 28), time.Hour, time.Minute, time.Second, time.Millisecond, Math.Abs(minutes % 1000), DateTimeKind.Utc);
        var written = new DateTimeOffset(utc).ToOffset(TimeSpan.FromMinutes(minutes % 840)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        return TimestampText.TryParse(written, out var read) && read == utc;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void FromText_AnyTextForAnyType_IsAValueOrARefusal() => Prop.ForAll<NonNull<string>>(text =>
    {
        foreach (var type in new[] { "Int8", "UInt64", "Int256", "Float32", "Decimal(20, 5)", "Decimal(76, 5)", "FixedString(3)", "Bool", "UUID", "Date", "DateTime64(6)", "IPv6", "JSON", "Map(UInt8, Array(String))", "Tuple(UInt8)" })
        {
            try
            {
                ColumnTypes.Of(type).FromText(text.Get);
            }
            catch (ValueException)
            {
                // A refusal; anything else fails the test.
            }
        }
    }).QuickCheckThrowOnFailure();

    private static object? FromJson(string type, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        var value = ColumnTypes.Of(type).FromJson(ref reader);
        Assert.False(reader.Read());
        return value;
    }
}
