using System.Text;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Import;

/// <summary>What the gateway says about the lines it was sent, said about the file.</summary>
public sealed class ImportPlaceTests
{
    // The third row stands on line 7 of the file, and on line 5 of what is sent.
    private const string Shifted = "\nwhen,tokens\n\n2026-11-01,1\n\"2026-\n11-01\",2\n2026-11-01,many\n";

    [Fact]
    public async Task Refusal_OfARow_NamesLineRowAndColumnOfTheFile()
    {
        using var file = new TemporaryFile("f.csv", Shifted);
        await using var import = await ImportRun.StartAsync();
        import.Refusal = _ => Problem("Line 5, column 'tokens_input': it is not a whole number.", 5, 3, "tokens_input");

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file, "when=timestamp,tokens=tokens_input"));

        Assert.Equal("timestamp,tokens_input\n2026-11-01,1\n\"2026-\n11-01\",2\n2026-11-01,many\n", Assert.Single(import.Bodies));
        Assert.Equal("Line 7, column 'tokens': it is not a whole number.", problem.Message);
        Assert.Equal((7L, 3L, "tokens"), (problem.Number("line"), problem.Number("row"), problem.Text("column")));
        Assert.Equal(problem.Message, problem.Text("detail"));
    }

    [Fact]
    public async Task Refusal_OfTheHeader_NamesTheHeadersLine()
    {
        using var file = new TemporaryFile("f.csv", Shifted);
        await using var import = await ImportRun.StartAsync();
        import.Refusal = _ => Problem("Line 1, column 'tokns': it is no column of the table.", 1, null, "tokns");

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file, "when=timestamp,tokens=tokns"));

        Assert.Equal("Line 2, column 'tokens': it is no column of the table.", problem.Message);
        Assert.Null(problem.Number("row"));
    }

    [Fact]
    public async Task Refusal_OfNdjson_NamesTheLineOfTheFile()
    {
        using var file = new TemporaryFile("f.ndjson", "{\"n\":1}\n\n\n{\"n\":\"x\"}\n");
        await using var import = await ImportRun.StartAsync();
        import.Refusal = _ => Problem("Line 2, column 'tokens_input': it is not a whole number.", 2, 2, "tokens_input");

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file, "n=tokens_input"));

        Assert.Equal("Line 4, column 'n': it is not a whole number.", problem.Message);
    }

    [Fact]
    public async Task Refusal_OfALaterRequest_CountsFromTheFilesBeginningAndSaysWhatIsStored()
    {
        using var file = new TemporaryFile("f.csv", "a\n1\n2\n3\n\nx\n");
        await using var import = await ImportRun.StartAsync();
        import.Refusal = number => number == 2 ? Problem("Line 3: the record is odd.", 3, 2, null) : null;

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file, maxRows: 2));

        Assert.Equal("Line 6: the record is odd. The first 2 rows of the file are stored.", problem.Message);
        Assert.Equal((6L, 4L), (problem.Number("line"), problem.Number("row")));
    }

    [Fact]
    public async Task Refusal_FoundInALaterRequestBeforeItIsSent_SaysWhatIsStored()
    {
        using var file = new TemporaryFile("f.csv", "a,b\n1,2\n3,4\n5\n");
        await using var import = await ImportRun.StartAsync();

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => import.SendAsync(file, maxRows: 1));

        Assert.Equal("Line 4: the record has 1 fields, and the header has 2. The first row of the file is stored.", problem.Message);
        Assert.Equal(3, problem.Number("row"));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    [InlineData(5, 1)]
    [InlineData(6, 1)]
    public async Task File_WithMoreRowsThanARequestTakes_IsSplitAndEachPartHasTheHeader(int maxRows, int requests)
    {
        using var file = new TemporaryFile("f.csv", "a,b\n1,x\n2,x\n\n3,x\n4,x\n5,x\n");
        await using var import = await ImportRun.StartAsync();

        await import.SendAsync(file, set: "c=k", maxRows: maxRows);

        Assert.Equal(requests, import.Bodies.Count);
        Assert.All(import.Bodies, body => Assert.StartsWith("a,b,c\n", body, StringComparison.Ordinal));
        Assert.All(import.Bodies, body => Assert.InRange(body.Count(character => character == '\n') - 1, 1, maxRows));
        Assert.Equal("1,x,k\n2,x,k\n3,x,k\n4,x,k\n5,x,k\n", string.Concat(import.Bodies.Select(body => body["a,b,c\n".Length..])));
    }

    [Fact]
    public async Task LargeFile_WithWideText_ArrivesWhole()
    {
        var text = new StringBuilder("a,b\n");
        for (var i = 0; i < 40_000; i++)
        {
            text.Append(i).Append(",\"é☃😀,\n").Append(i).Append("\"\n");
        }

        using var file = new TemporaryFile("f.csv", text.ToString());
        await using var import = await ImportRun.StartAsync();

        Assert.Equal(text.ToString(), await import.SendAsync(file));
    }

    private static Dictionary<string, object?> Problem(string detail, long line, long? row, string? column)
    {
        var problem = new Dictionary<string, object?> { ["code"] = "invalid_data", ["detail"] = detail, ["line"] = line };
        if (row is not null)
        {
            problem["row"] = row;
        }

        if (column is not null)
        {
            problem["column"] = column;
        }

        return problem;
    }
}
