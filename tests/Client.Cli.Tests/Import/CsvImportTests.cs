using System.Text;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Import;

public sealed class CsvImportTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "", "", "a,b\n1,2\n")]
    [InlineData("a,b\n1,2\n", "a=x,b=y", "", "x,y\n1,2\n")]
    [InlineData("a,b\n1,2\n3,4", "", "c=chat", "a,b,c\n1,2,chat\n3,4,chat\n")]
    [InlineData("a,b\n1,2\n", "b=a,a=b", "", "b,a\n1,2\n")]
    [InlineData("a\n1\n", "", "c=two words,d=", "a,c,d\n1,two words,\n")]
    [InlineData("a\n1\n", "", "c=x=y", "a,c\n1,x=y\n")]
    [InlineData("a,b\r\n1,2\r\n", "", "", "a,b\n1,2\n")]
    [InlineData("\uFEFFa,b\n1,2\n", "a=x,b=y", "", "x,y\n1,2\n")]
    [InlineData("\n\na,b\n\n1,2\n\n\n3,4\n\n", "", "", "a,b\n1,2\n3,4\n")]
    [InlineData("a,b\n\"x\ny\",\"say \"\"hi\"\", you\"\n", "", "", "a,b\n\"x\ny\",\"say \"\"hi\"\", you\"\n")]
    [InlineData("a,b\n#1,'2'\n", "", "", "a,b\n#1,'2'\n")]
    [InlineData("a,b\n,\n", "", "", "a,b\n,\n")]
    [InlineData("a\n\"\"\nx\n", "", "", "a\n\"\"\nx\n")]
    [InlineData("a,b\n 1 ,é☃😀\n", "", "", "a,b\n 1 ,é☃😀\n")]
    public async Task Csv_Sent_IsMappedAndOtherwiseUnchanged(string text, string map, string set, string expected)
    {
        using var file = new TemporaryFile("f.csv", text);
        await using var import = await ImportRun.StartAsync();

        Assert.Equal(expected, await import.SendAsync(file, map, set));
        Assert.Equal("text/csv", import.ContentType);
    }

    [Fact]
    public async Task IgnoreUnmapped_ColumnsNotInTheMap_AreLeftOut()
    {
        using var file = new TemporaryFile("f.csv", "a,b,c\n1,2,3\n");
        await using var import = await ImportRun.StartAsync();

        Assert.Equal("y,k\n2,v\n", await import.SendAsync(file, "b=y", "k=v", ignoreUnmapped: true));
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a=x", "", "Column 'b' of the file is not in --map")]
    [InlineData("a,b\n1,2\n", "a=x,c=y", "", "no column 'c'")]
    [InlineData("a,b\n1,2\n", "a=x,b=x", "", "'x' would be filled twice")]
    [InlineData("a,b\n1,2\n", "", "b=7", "'b' would be filled twice")]
    [InlineData("a,a\n1,2\n", "", "", "two columns 'a'")]
    [InlineData("", "", "", "is empty")]
    [InlineData("\n\n", "", "", "is empty")]
    [InlineData("a,b\n", "", "", "has no rows")]
    [InlineData("a,b\n1,2\n", "a", "", "--map takes name=value")]
    [InlineData("a,b\n1,2\n", "", "x=1,x=2", "--set takes name=value, each name once")]
    public async Task Csv_ThatDoesNotFitTheOptions_IsWrongUsageAndNothingIsSent(string text, string map, string set, string expected)
    {
        using var file = new TemporaryFile("f.csv", text);
        await using var import = await ImportRun.StartAsync();

        var wrong = await Assert.ThrowsAsync<UsageException>(() => import.SendAsync(file, map, set));

        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.Empty(import.Bodies);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3\n", 3, 2, "has 1 fields, and the header has 2")]
    [InlineData("a,b\n\n\"x\n\ny\",2\n3,4,5\n", 6, 2, "has 3 fields")]
    [InlineData("a,b\n1,2\n\"open,2\n3,4\n", 3, 2, "quote")]
    [InlineData("a,b\n1,2\n\"x\"y,2\n", 3, 2, "not well-formed CSV")]
    public async Task Csv_MalformedRecord_IsRefusedWithItsPlaceInTheFile(string text, long line, long row, string expected)
    {
        using var file = new TemporaryFile("f.csv", text);
        await using var import = await ImportRun.StartAsync();

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file));

        Assert.Equal(("invalid_data", line, row), (problem.Code, problem.Number("line"), problem.Number("row")));
        Assert.StartsWith($"Line {line}: the record ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.Empty(import.Bodies);
    }

    [Theory]
    [InlineData("a,b\n1,\u00E9\n")]
    [InlineData("a,\u00E9\n1,2\n")]
    public async Task Csv_NotUtf8_IsRefused(string text)
    {
        using var file = new TemporaryFile("f.csv", Encoding.Latin1.GetBytes(text));
        await using var import = await ImportRun.StartAsync();

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file));

        Assert.Equal("invalid_data", problem.Code);
        Assert.Contains("not UTF-8", problem.Message, StringComparison.Ordinal);
        Assert.Empty(import.Bodies);
    }

    [Fact]
    public async Task Tsv_FieldsWithCommas_AreSentAsCsv()
    {
        using var file = new TemporaryFile("f.tsv", "a\tb\n1,5\t2\n");
        await using var import = await ImportRun.StartAsync();

        Assert.Equal("a,b\n\"1,5\",2\n", await import.SendAsync(file));
    }
}
