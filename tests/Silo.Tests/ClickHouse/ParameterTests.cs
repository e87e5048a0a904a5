using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class ParameterTests(EngineFixture engine) : StoreTests(engine)
{
    private static readonly DateTime At = new(2026, 7, 1, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, object?, string?> Values => new()
    {
        { "String", "it's \\ a \t tab \n line \0 {x} ünï", "it's \\ a \t tab \n line \0 {x} ünï" },
        { "String", "' OR 1 = 1 --", "' OR 1 = 1 --" },
        { "String", "\\N", "\\N" },
        { "String", string.Empty, string.Empty },
        { "Nullable(String)", null, null },
        { "Nullable(String)", "NULL", "NULL" },
        { "UInt64", ulong.MaxValue, "18446744073709551615" },
        { "Int64", long.MinValue, "-9223372036854775808" },
        { "UInt8", true, "1" },
        { "Bool", true, "true" },
        { "Float64", 0.1, "0.1" },
        { "Float64", double.NaN, "nan" },
        { "Float64", double.NegativeInfinity, "-inf" },
        { "Decimal(10, 2)", 12.34m, "12.34" },
        { "UUID", "61f0c404-5cb3-11e7-907b-a6006ad3dba0", "61f0c404-5cb3-11e7-907b-a6006ad3dba0" },
        { "Date", new DateOnly(2026, 7, 1), "2026-07-01" },
        { "DateTime(\\'UTC\\')", At, "2026-07-01 10:00:00" },
        { "DateTime(\\'Europe/Berlin\\')", At, "2026-07-01 12:00:00" },
        { "DateTime(\\'UTC\\')", "2026-07-01T12:00:00+02:00", "2026-07-01 10:00:00" },
        { "DateTime64(6, \\'UTC\\')", At.AddMicroseconds(123456), "2026-07-01 10:00:00.123456" },
        { "DateTime64(3, \\'UTC\\')", new DateTime(1960, 1, 1, 0, 0, 0, 500, DateTimeKind.Utc), "1960-01-01 00:00:00.500" },
        { "Array(String)", Items("a'b", "c\\d", string.Empty), "['a\\'b','c\\\\d','']" },
        { "Array(Int32)", Items(1L, -2L), "[1,-2]" },
        { "Array(Int32)", Items(), "[]" },
        { "Array(Nullable(Float64))", Items(1.5, null), "[1.5,NULL]" },
        { "Array(Array(UInt8))", Items(Items(1L), Items()), "[[1],[]]" },
        { "Array(DateTime(\\'UTC\\'))", Items(At), "['2026-07-01 10:00:00']" },
        { "Tuple(UInt8, String)", Items(1L, "x"), "(1,'x')" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Query_Parameter_ReachesTheEngineAsItIs(string type, object? value, string? expected) =>
        Assert.Equal(expected, await Host.NewStore().ScalarAsync(new AnalyticsQuery($"SELECT toString({{x:{type.Replace("\\'", "'", StringComparison.Ordinal)}}})").With("x", value)));

    [Fact]
    public async Task Query_ParameterWithoutValue_IsInvalid() =>
        await Host.NewStore().QueryAsync(new AnalyticsQuery("SELECT {x:UInt8}"), StoreHost.Limits, TestContext.Current.CancellationToken).FailsAsync(ErrorCodes.InvalidRequest);

    [Fact]
    public async Task Query_ParameterNotUsed_IsInvalid() =>
        await Host.NewStore().QueryAsync(new AnalyticsQuery("SELECT 1").With("x", 1L), StoreHost.Limits, TestContext.Current.CancellationToken).FailsAsync(ErrorCodes.InvalidRequest);

    [Theory]
    [InlineData("UInt8", null)]
    [InlineData("DateTime", "tomorrow")]
    public async Task Query_ParameterThatCannotFit_IsInvalid(string type, object? value) =>
        await Host.NewStore().ScalarAsync(new AnalyticsQuery($"SELECT {{x:{type}}}").With("x", value)).FailsAsync(ErrorCodes.InvalidRequest);

    [Theory]
    [InlineData("UInt8", "many")]
    [InlineData("UInt8", 300L)]
    [InlineData("Array(UInt8)", "1], [2")]
    public async Task Query_ParameterOfAnotherType_IsRefused(string type, object? value)
    {
        var failure = await Assert.ThrowsAsync<NetraException>(() => Host.NewStore().ScalarAsync(new AnalyticsQuery($"SELECT {{x:{type}}}").With("x", value)));
        Assert.Contains(failure.Code, new[] { ErrorCodes.InvalidRequest, ErrorCodes.QueryFailed });
    }

    [Theory]
    [InlineData("Identifier")]
    public async Task Query_ParameterThatNamesThings_IsNotAllowed(string type) =>
        await Host.NewStore().ScalarAsync(new AnalyticsQuery($"SELECT {{x:{type}}}").With("x", "owner")).FailsAsync(ErrorCodes.QueryNotAllowed);

    [Fact]
    public async Task Query_BraceInsideAText_IsNoPlaceholder() =>
        Assert.Equal("{x:UInt8}", await Host.NewStore().ScalarAsync("SELECT '{x:UInt8}'"));

    private static ImmutableArray<object?> Items(params object?[] items) => [.. items];
}
