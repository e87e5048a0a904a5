using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class ImportCommandTests
{
    private const string Call = "POST /v1/ingest/workload_events";

    [Theory]
    [InlineData(null)]
    [InlineData(80)]
    public async Task Import_File_SaysHowMuchIsStored(int? width)
    {
        using var file = new TemporaryFile("[red]t.csv", "when,n,x\n2026-11-01,1,\n2026-11-02,2,\n");
        await using var gateway = await TestGateway.StartAsync();
        gateway.On(Call, """{"rows":20100}""");

        var run = await CommandRun.OfAsync(
            gateway, width, "import", file.Path, "--table", "workload_events", "--map", "when=timestamp,n=tokens_input", "--set", "workload_id=chat", "--ignore-unmapped");

        Assert.Equal((0, "20,100 rows stored in workload_events\n"), (run.Code, run.Out));
        Assert.Equal("timestamp,tokens_input,workload_id\n2026-11-01,1,chat\n2026-11-02,2,chat\n", gateway.Seen.Single().Body);
    }

    [Fact]
    public async Task Import_Json_IsANumber()
    {
        using var file = new TemporaryFile("f.csv", "a\n1\n");
        await using var gateway = await TestGateway.StartAsync();
        gateway.On(Call, """{"rows":1}""");

        var run = await CommandRun.OfAsync(gateway, 80, "import", file.Path, "--table", "workload_events", "--json");

        Assert.Equal((0, "{\"rows\":1}\n", string.Empty), (run.Code, run.Out, run.Error));
    }

    [Fact]
    public async Task Import_Refused_NamesThePlaceInTheFile()
    {
        using var file = new TemporaryFile("f.csv", "n\n\nx\n");
        await using var gateway = await TestGateway.StartAsync();
        gateway.Refuse(Call, 400, new { code = "invalid_data", detail = "Line 2, column 'tokens_input': it is no number.", line = 2, row = 1, column = "tokens_input" });
        string[] args = ["import", file.Path, "--table", "workload_events", "--map", "n=tokens_input"];

        var words = await CommandRun.OfAsync(gateway, args);
        var json = await CommandRun.OfAsync(gateway, [.. args, "--json"]);

        Assert.Equal((1, string.Empty), (words.Code, words.Out));
        Assert.Equal("invalid_data: Line 3, column 'n': it is no number.\n  at line 3, row 1, column 'n'\n", words.Error);
        Assert.Equal((1, 3, 1, "n"), (json.Code, (int)json.ErrorJson["line"]!, (int)json.ErrorJson["row"]!, (string?)json.ErrorJson["column"]));
    }

    [Fact]
    public async Task Import_GatewayThatDecidesEarly_IsHeardAndTheRestIsNotNeeded()
    {
        using var file = new TemporaryFile("f.csv", "a\n" + string.Concat(Enumerable.Repeat(new string('x', 99) + "\n", 300_000)));
        await using var gateway = await TestGateway.StartAsync();
        gateway.Early("/v1/ingest/early", """{"code":"invalid_data","detail":"Line 2: the record is odd.","line":2,"row":1}""");

        var run = await CommandRun.OfAsync(gateway, "import", file.Path, "--table", "early");

        Assert.Equal((1, "invalid_data: Line 2: the record is odd.\n  at line 2, row 1\n"), (run.Code, run.Error));
    }
}
