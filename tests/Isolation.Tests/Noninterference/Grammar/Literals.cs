using Netra.Isolation.Tests.Noninterference.Programs;

namespace Netra.Isolation.Tests.Noninterference.Grammar;

/// <summary>Constants of each kind, the usual ones and those at the edges.</summary>
internal static class Literals
{
    private static readonly string[] Numbers =
    [
        "0", "1", "2", "3", "7", "10", "-1", "0.5", "1.25", "100", "255", "256", "-128", "65536", "1000000", "4294967295", "9223372036854775807", "-9223372036854775808",
        "18446744073709551615", "1e10", "1e-10", "1e308", "nan", "inf", "NULL", "toUInt8(200)", "toInt64(-5)", "toFloat32(0.1)", "toDecimal64(1.5, 3)", "toUInt256(9)", "toNullable(4)",
    ];

    private static readonly string[] Texts =
    [
        "''", "'a'", "'w-1'", "'w-'", "'eu'", "'cpu'", "'1'", "'-1'", "'3.5'", "'start'", "'abc def'", "'2026-01-03'", "'2026-01-03 04:05:06'", "'día \\u00fc'", "'\\\\'", "'it''s'",
        "'a,b,,c'", "'10.0.0.1'", "'::1'", "'https://user@a.example.com:80/p/q?x=1&y=2#f'", "'00000000-0000-4000-8000-000000000007'", "'zz\\0z'", "'%a_'", "'deadBEEF'", "'aGVsbG8='",
        "toFixedString('ab', 4)", "toLowCardinality('1')", "NULL", "toNullable('b')", "'<b>x</b>'", "'1h 30m'", "'5 KiB'", "'k:v,k2:v2'",
    ];

    private static readonly string[] Times =
    [
        "toDateTime64('2026-01-01 03:00:00', 6, 'UTC')", "toDateTime('2026-01-02 00:00:01', 'UTC')", "toDate('2026-01-03')", "toDate32('1950-02-28')", "DATE '2026-01-01'",
        "TIMESTAMP '2026-01-01 01:02:03'", "toDateTime64('1900-01-01 00:00:00', 3, 'UTC')", "toDateTime('2026-06-30 12:00:00', 'Asia/Tokyo')", "toDate('2149-06-06')", "NULL",
    ];

    private static readonly string[] Types =
    [
        "'UInt8'", "'Int64'", "'Float64'", "'String'", "'Date'", "'DateTime64(3)'", "'UUID'", "'IPv4'", "'IPv6'", "'Decimal(9, 2)'", "'Nullable(UInt16)'", "'Array(UInt8)'",
        "'Map(String, Float64)'", "'Tuple(a UInt8, b String)'", "'LowCardinality(String)'", "'Bool'", "'FixedString(3)'", "'Int256'", "'Array(Nullable(String))'", "'JSON'", "'Enum8(\\'start\\' = 1, \\'end\\' = 2)'",
    ];

    public static Node Next(ValueKind kind, Dice dice) => Node.Leaf(dice.Of(Choices(kind)));

    private static string[] Choices(ValueKind kind) => kind switch
    {
        ValueKind.Number => Numbers,
        ValueKind.Small => ["0", "1", "2", "3", "4", "5", "8", "16", "-1", "-2"],
        ValueKind.Text => Texts,
        ValueKind.Time => Times,
        ValueKind.Flag => ["0", "1", "true", "NULL", "1 = 1"],
        ValueKind.Numbers => ["[1, 2, 3]", "[]", "[3, 1, 2, 2]", "[0.5, 1.5, -2]", "[NULL, 1]", "range(5)", "[[1, 2], [3]]", "[toUInt8(1), 255]", "[1, 2]"],
        ValueKind.Texts => ["['a', 'b']", "['']", "['w-1', 'w-2', 'eu']", "['1', NULL]", "splitByChar('-', 'a-b-c')", "emptyArrayString()", "['start', 'cpu']"],
        ValueKind.Map => ["map('a', 1, 'b', 2)", "map('cpu', 0.5)", "map()", "map('n', '1')", "map(1, 2)"],
        ValueKind.Pair => ["(1, 2)", "(1, 'a')", "tuple(3)", "(0.5, -1)", "(1, 2, 3)"],
        ValueKind.Id => ["toUUID('00000000-0000-4000-8000-000000000007')", "toUUID('61f0c404-5cb3-11e7-907b-a6006ad3dba0')"],
        ValueKind.Json => ["'{\"a\":1,\"b\":[1,2],\"c\":{\"d\":\"x\"}}'", "'[1,\"2\"]'", "'{'", "'null'", "'{\"a\":{\"a\":[{}]}}'"],
        ValueKind.Bitmap => ["bitmapBuild([1, 2, 3])", "bitmapBuild([toUInt32(7)])", "bitmapBuild(emptyArrayUInt32())"],
        ValueKind.Pattern => ["'.*'", "'(\\\\d+)'", "'^w'", "'a|b'", "'([a-z]+)-(\\\\d)'", "''", "'('", "'\\\\w{2,3}'"],
        ValueKind.Unit => ["'day'", "'hour'", "'month'", "'second'", "'week'", "'year'", "'millisecond'", "'quarter'"],
        ValueKind.Zone => ["'UTC'", "'Europe/Berlin'", "'America/New_York'", "'Nowhere/City'"],
        ValueKind.TimeFormat => ["'%Y-%m-%d'", "'%H:%i:%s'", "'yyyy-MM-dd'", "'%Y-%m-%d %H:%i:%s.%f'", "''"],
        ValueKind.TypeName => Types,
        ValueKind.AggregateName => ["'sum'", "'max'", "'uniq'", "'quantile(0.5)'", "'groupArray'", "'count'", "'avgOrNull'", "'sumMap'", "'topK(2)'"],
        ValueKind.Interval => ["INTERVAL 1 DAY", "toIntervalHour(3)", "INTERVAL 2 MONTH", "INTERVAL '1' WEEK", "toIntervalSecond(977)", "INTERVAL -1 YEAR"],
        ValueKind.Point => ["(0., 0.)", "(1.5, 2.)", "(13.4, 52.5)"],
        ValueKind.Polygon => ["[(0., 0.), (2., 0.), (2., 2.), (0., 2.)]", "[[(0., 0.), (1., 0.), (0., 1.)]]", "[[[(0., 0.), (4., 0.), (4., 4.)]]]"],
        _ => [.. Numbers, .. Texts, .. Times],
    };
}
