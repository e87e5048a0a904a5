using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Netra.Client.Gateway.Queries;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Tests.Queries;

public sealed class JsonValueWriterTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { true, "true" },
        { long.MinValue, "-9223372036854775808" },
        { ulong.MaxValue, "18446744073709551615" },
        { 0.1f, "0.1" },
        { 0.1, "0.1" },
        { 1e300, "1E+300" },
        { -0.0, "-0" },
        { double.NaN, "null" },
        { double.PositiveInfinity, "null" },
        { float.NegativeInfinity, "null" },
        { "a\"\n\u0000</script>é🙂", "\"a\\\"\\n\\u0000</script>é\\uD83D\\uDE42\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), "\"2026-01-02T03:04:05Z\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMilliseconds(120), "\"2026-01-02T03:04:05.12Z\"" },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc).AddMicroseconds(1), "\"2026-01-02T03:04:05.000001Z\"" },
        { new DateOnly(1900, 12, 31), "\"1900-12-31\"" },
        { ImmutableArray.Create<object?>(1L, null, ImmutableArray.Create<object?>("x")), "[1,null,[\"x\"]]" },
        { default(ImmutableArray<object?>), "[]" },
        { new SqlMap([new(7L, 1.5), new("k", null), new(true, 1L), new(new DateOnly(2026, 1, 2), "d")]), """{"7":1.5,"k":null,"true":1,"2026-01-02":"d"}""" },
        { new SqlJson("""{"a":[1,2]}"""), """{"a":[1,2]}""" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Write_AValue_IsItsJson(object? value, string json) => Assert.Equal(json, Write(value));

    [Fact]
    public void Write_AnyDouble_ReadsBackTheSame() => Prop.ForAll<double>(value =>
        double.IsFinite(value) ? JsonDocument.Parse(Write(value)).RootElement.GetDouble().Equals(value) : Write(value) == "null").QuickCheckThrowOnFailure();

    [Fact]
    public void Write_AnyText_IsWellFormed() => Prop.ForAll<NonNull<string>>(text =>
        JsonDocument.Parse(Write(text.Get)).RootElement.GetString() == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get))).QuickCheckThrowOnFailure();

    private static string Write(object? value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonValueWriter.Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
