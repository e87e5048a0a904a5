using System.Text;
using Netra.Client.Gateway.Ingest;

namespace Netra.Client.Gateway.Tests.Ingest;

public sealed class NdjsonSourceTests
{
    private static readonly TableLayout Layout = SourceRecords.Layout(
        ("id", "UInt32", false), ("name", "String", true), ("score", "Nullable(Float64)", false), ("tags", "Array(String)", true));

    [Theory]
    [InlineData("{\"id\":1,\"name\":\"a\"}\n{\"name\":\"b\",\"id\":2}\n")]
    [InlineData("{\"id\":1,\"name\":\"a\"}\r\n{\"name\":\"b\",\"id\":2}")]
    [InlineData("\uFEFF{\"id\":1,\"name\":\"a\"}\n\n  \n{\"name\":\"b\",\"id\":2}\n\n")]
    [InlineData(" { \"id\" : 1 , \"name\" : \"\\u0061\", \"score\": null }\n{\"name\":\"b\",\"id\":2,\"tags\":null}")]
    public async Task Read_Layouts_AreTheSameRows(string text)
    {
        foreach (var chunk in new[] { 1, 3, int.MaxValue })
        {
            var rows = await SourceRecords.NdjsonAsync(Layout, Encoding.UTF8.GetBytes(text), chunk);

            Assert.Equal([[1L, "a", null, null], [2L, "b", null, null]], rows.Select(row => row.ToArray()));
        }
    }

    [Fact]
    public async Task Read_Nothing_IsNoRows() => Assert.Empty(await SourceRecords.NdjsonAsync(Layout, "\n\n"));

    public static TheoryData<string, int, int, string?, string> Refused => new()
    {
        { "{\"id\":1}\n{\"id\":\"2\"}", 2, 2, "id", "is not an integer" },
        { "{\"id\":1}\n\n\n{\"id\":-1}", 4, 2, "id", "is not an integer" },
        { "{\"name\":\"a\"}", 1, 1, "id", "required and missing" },
        { "{\"id\":null}", 1, 1, "id", "is null" },
        { "{\"id\":1,\"nope\":2}", 1, 1, "nope", "is not a column" },
        { "{\"id\":1,\"id\":1}", 1, 1, "id", "named twice" },
        { "{\"id\":1,\"\\u0069d\":1}", 1, 1, "id", "named twice" },
        { "{\"id\":1", 1, 1, "id", "JSON" },
        { "{\"id\":1} x", 1, 1, null, "JSON" },
        { "{\"id\":1}{\"id\":2}", 1, 1, null, "JSON" },
        { "{\"id\":1,}", 1, 1, null, "JSON" },
        { "[1]", 1, 1, null, "is not a JSON object" },
        { "7", 1, 1, null, "is not a JSON object" },
        { "null", 1, 1, null, "is not a JSON object" },
        { "{\"id\":1,\"name\":{}}", 1, 1, "name", "is not text" },
        { "{\"id\":1,\"name\":\"\\ud800\"}", 1, 1, "name", "is not well-formed text" },
        { "{\"id\":1,\"\\ud800\":1}", 1, 1, null, "is not well-formed text" },
        { "{\"id\":1,\"score\":1e999}", 1, 1, "score", "is not a number" },
        { "{\"id\":1,\"tags\":[1]}", 1, 1, "tags", "is not text" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Read_BadText_SaysWhere(string text, int line, int row, string? column, string problem)
    {
        var refusal = await SourceRecords.RefusedAsync(() => SourceRecords.NdjsonAsync(Layout, text), line, row, column);

        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_BytesThatAreNotUtf8_SaysWhere() => await SourceRecords.RefusedAsync(
        () => SourceRecords.NdjsonAsync(Layout, [.. "{\"id\":1}\n{\"id\":2,\"name\":\""u8, 0xff, .. "\"}\n"u8]), 2, 2, "name");

    [Fact]
    public async Task Read_DeepNesting_IsRefused() => await SourceRecords.RefusedAsync(
        () => SourceRecords.NdjsonAsync(Layout, $"{{\"id\":1,\"tags\":{new string('[', 5000)}"), 1, 1, "tags");

    [Fact]
    public async Task Read_ALineWithoutEnd_IsBounded()
    {
        var refusal = await SourceRecords.RefusedAsync(() => SourceRecords.NdjsonAsync(Layout, $"{{\"id\":1}}\n{{\"id\":1,\"name\":\"{new string('x', 2 << 20)}\"}}"), 2, null, null);

        Assert.Contains("longer than", refusal.Message, StringComparison.Ordinal);
    }
}
