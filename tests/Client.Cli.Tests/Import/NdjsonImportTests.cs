using System.Text;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Import;

public sealed class NdjsonImportTests
{
    [Theory]
    [InlineData("{\"a\":1,\"b\":{\"c\":[1, 2]}}\n", "", "", "{\"a\":1,\"b\":{\"c\":[1, 2]}}\n")]
    [InlineData("{\"a\":1}\n{\"b\":2}", "a=x,b=y", "", "{\"x\":1}\n{\"y\":2}\n")]
    [InlineData("{\"a\":1}\n", "", "c=chat,d=7,e={\"k\":1}", "{\"a\":1,\"c\":\"chat\",\"d\":7,\"e\":{\"k\":1}}\n")]
    [InlineData("{}\n", "", "c=chat", "{\"c\":\"chat\"}\n")]
    [InlineData("{}\n", "", "", "{}\n")]
    [InlineData("\uFEFF{\"a\":1}\r\n\r\n  \n{\"a\":2}\r\n", "", "", "{\"a\":1}\n{\"a\":2}\n")]
    [InlineData("{\"a\":12345678901234567890.10,\"b\":\"\\u00e9\\n\"}\n", "", "", "{\"a\":12345678901234567890.10,\"b\":\"\\u00e9\\n\"}\n")]
    [InlineData("{\"\\u0061\":1}\n", "a=x", "", "{\"x\":1}\n")]
    public async Task Ndjson_Sent_IsMappedAndOtherwiseUnchanged(string text, string map, string set, string expected)
    {
        using var file = new TemporaryFile("f.ndjson", text);
        await using var import = await ImportRun.StartAsync();

        Assert.Equal(expected, await import.SendAsync(file, map, set));
        Assert.Equal("application/x-ndjson", import.ContentType);
    }

    [Fact]
    public async Task IgnoreUnmapped_NamesNotInTheMap_AreLeftOut()
    {
        using var file = new TemporaryFile("f.jsonl", "{\"a\":1,\"b\":2}\n{\"b\":3}\n");
        await using var import = await ImportRun.StartAsync();

        Assert.Equal("{\"x\":1,\"k\":\"v\"}\n{\"k\":\"v\"}\n", await import.SendAsync(file, "a=x", "k=v", ignoreUnmapped: true));
    }

    [Theory]
    [InlineData("{\"a\":1}\n\n{\"a\":2,\"b\":3}\n", "a=x", "Line 3: Column 'b' of the file is not in --map")]
    [InlineData("{\"a\":1}\n", "a=x,b=y", "No row of the file has 'b'")]
    [InlineData("\n \n", "", "has no rows")]
    public async Task Ndjson_ThatDoesNotFitTheOptions_IsWrongUsageAndNothingIsStored(string text, string map, string expected)
    {
        using var file = new TemporaryFile("f.json", text);
        await using var import = await ImportRun.StartAsync();

        var wrong = await Assert.ThrowsAsync<UsageException>(() => import.SendAsync(file, map));

        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.Empty(import.Bodies);
    }

    [Theory]
    [InlineData("{\"a\":1}\n\n{\"a\":\n", 3, 2, "is not well-formed JSON")]
    [InlineData("[1]\n", 1, 1, "is not a JSON object")]
    [InlineData("{\"a\":1}{\"a\":2}\n", 1, 1, "is not well-formed JSON")]
    [InlineData("{\"\\ud800\":1}\n", 1, 1, "is not well-formed JSON")]
    public async Task Ndjson_MalformedLine_IsRefusedWithItsPlaceInTheFile(string text, long line, long row, string expected)
    {
        using var file = new TemporaryFile("f.ndjson", text);
        await using var import = await ImportRun.StartAsync();

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file));

        Assert.Equal(("invalid_data", line, row), (problem.Code, problem.Number("line"), problem.Number("row")));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Empty(import.Bodies);
    }

    [Fact]
    public async Task Ndjson_NotUtf8_IsRefused()
    {
        using var file = new TemporaryFile("f.ndjson", Encoding.Latin1.GetBytes("{\"a\":\"\u00E9\"}\n"));
        await using var import = await ImportRun.StartAsync();

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file));

        Assert.Contains("not UTF-8", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF\n {\"a\":1}\n", "application/x-ndjson")]
    [InlineData("a,b\n1,2\n", "text/csv")]
    public async Task File_WithoutAKnownEnding_IsToldByItsBeginning(string text, string expected)
    {
        using var file = new TemporaryFile("data", text);
        await using var import = await ImportRun.StartAsync();

        await import.SendAsync(file);

        Assert.Equal(expected, import.ContentType);
    }
}
