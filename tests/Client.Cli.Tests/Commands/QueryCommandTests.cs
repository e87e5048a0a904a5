using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class QueryCommandTests
{
    private const string Result = """
        {"columns":[{"name":"model","type":"LowCardinality(String)"},{"name":"n","type":"Nullable(UInt64)"},{"name":"tags","type":"Map(String, String)"}],
         "rows":[["a,\"b\"",18446744073709551615,{"k":"é"}],["x\ny",null,{}]],"rowCount":2,"elapsedMs":3.5}
        """;

    [Fact]
    public async Task Query_Parameters_AreSentAsText()
    {
        await using var gateway = await GatewayAsync();

        await CommandRun.OfAsync(gateway, "query", "SELECT {a:String}", "--param", "a=x=y, z", "--param", "b=");

        var request = JsonNode.Parse(gateway.Seen.Single().Body)!;
        Assert.Equal(("SELECT {a:String}", "x=y, z", ""), ((string?)request["sql"], (string?)request["parameters"]!["a"], (string?)request["parameters"]!["b"]));
    }

    [Fact]
    public async Task Query_Table_HasNumbersToTheRight()
    {
        await using var gateway = await GatewayAsync();

        var run = await CommandRun.OfAsync(gateway, 80, "query", "SELECT 1");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        var lines = run.Out.Split('\n').Select(line => line.TrimEnd()).ToArray();
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ *model +│? *n +│? *tags"));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ *a,""b"" +│? *18446744073709551615 +│? *\{""k"":""é""\}"));
        Assert.Contains("2 rows in 3.5 ms", lines);
    }

    [Fact]
    public async Task Query_Csv_IsQuotedWhereItMustBe()
    {
        await using var gateway = await GatewayAsync();

        var run = await CommandRun.OfAsync(gateway, "query", "SELECT 1", "--csv");

        Assert.Equal("model,n,tags\n\"a,\"\"b\"\"\",18446744073709551615,\"{\"\"k\"\":\"\"é\"\"}\"\n\"x\ny\",,{}\n", run.Out);
    }

    [Fact]
    public async Task Query_Json_IsTheAnswerOnOneLine()
    {
        await using var gateway = await GatewayAsync();

        var run = await CommandRun.OfAsync(gateway, "query", "SELECT 1", "--json");

        Assert.Equal(1, run.Out.Count(character => character == '\n'));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Result), run.OutJson));
        Assert.Contains("18446744073709551615", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_Refused_PointsAtThePlace()
    {
        const string Sql = "SELECT 1\nFROM system.tables";
        await using var gateway = await TestGateway.StartAsync();
        gateway.Refuse("POST /v1/query", 400, new { code = "query_not_allowed", detail = "Not that table.", position = 14 });

        var words = await CommandRun.OfAsync(gateway, "query", Sql);
        var json = await CommandRun.OfAsync(gateway, "query", Sql, "--json");

        Assert.Equal((1, "query_not_allowed: Not that table.\n  FROM system.tables\n       ^\n"), (words.Code, words.Error));
        Assert.Equal((1, 14), (json.Code, (int)json.ErrorJson["position"]!));
    }

    [Theory]
    [InlineData("""{"columns":[{"name":"a","type":"String"}],"rows":[["x","y"]]}""")]
    [InlineData("""{"columns":[],"rows":[["x"]]}""")]
    public async Task Query_AnswerThatDoesNotFitItself_IsRefused(string answer)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("POST /v1/query", answer);

        var run = await CommandRun.OfAsync(gateway, "query", "SELECT 1");

        Assert.Equal(1, run.Code);
        Assert.Contains("is not a Netra gateway", run.Error, StringComparison.Ordinal);
    }

    private static async Task<TestGateway> GatewayAsync() => (await TestGateway.StartAsync()).On("POST /v1/query", Result);
}
