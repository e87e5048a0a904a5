using System.Text.Json.Nodes;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task Demo_NewUsers_GetTheirEvents()
    {
        await using var gateway = await GatewayAsync(known: 0);

        var run = await CommandRun.OfAsync(gateway, "demo");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.StartsWith("demo-shop now has 17,000 events of the last month.\ndemo-bank now has 17,000 events of the last month.\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(["demo-shop", "demo-bank"], gateway.Seen.Where(seen => seen.Target == "/dev/token").Select(seen => (string?)JsonNode.Parse(seen.Body)!["user"]));
        Assert.Equal(2, gateway.Seen.Count(seen => seen.Call == "POST /v1/ingest/workload_events" && seen.ContentType!.StartsWith("application/x-ndjson", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Demo_Again_AddsNothing()
    {
        await using var gateway = await GatewayAsync(known: 5);

        var words = await CommandRun.OfAsync(gateway, "demo");
        var json = await CommandRun.OfAsync(gateway, "demo", "--json");

        Assert.StartsWith("demo-shop has 5 events already; nothing was added.\n", words.Out, StringComparison.Ordinal);
        Assert.Equal("""{"demo-shop":{"written":0,"known":5},"demo-bank":{"written":0,"known":5}}""" + "\n", json.Out);
        Assert.DoesNotContain(gateway.Seen, seen => seen.Target.StartsWith("/v1/ingest", StringComparison.Ordinal));
    }

    private static async Task<TestGateway> GatewayAsync(int known) => (await TestGateway.StartAsync())
        .On("POST /v1/query", $$"""{"columns":[{"name":"count()","type":"UInt64"}],"rows":[[{{known}}]],"rowCount":1,"elapsedMs":1}""")
        .On("POST /v1/ingest/workload_events", """{"rows":17000}""");
}
