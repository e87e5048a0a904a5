using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class AskCommandTests
{
    private const string Started = """{"runId":"run-000001","threadId":"t","status":"queued"}""";
    private const string Answered = """{"status":"completed","result":{"answer":"Fine,\nthank you.","data":null},"elapsedMs":1234}""";

    [Fact]
    public async Task Ask_RunThatCompletes_ShowsEventsThenTheAnswer()
    {
        await using var gateway = await GatewayAsync(Answered);

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?", "--agent", "data", "--thread", "t");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Equal("data started\n  hm\n  > query_analytics  SELECT 1\n  < query_analytics  ok in 12 ms\ndata completed in 1.2 s\n\nFine,\nthank you.\n", run.Out);
        var request = JsonNode.Parse(gateway.Seen.First().Body)!;
        Assert.Equal(("how is it?", "data", "t", 32), ((string?)request["message"], (string?)request["agent"], (string?)request["threadId"], ((string)request["requestId"]!).Length));
        Assert.Equal(["POST /v1/runs", "GET /v1/events?runId=run-000001"], gateway.Seen.Select(seen => seen.Call));
        Assert.All(gateway.Seen, seen => Assert.Equal($"Bearer {CommandRun.Token}", seen.Authorization));
    }

    [Theory]
    [InlineData("""{"status":"completed","result":{"answer":"The begin…","data":"…"},"elapsedMs":1}""")]
    [InlineData("""{"status":"completed","result":"…","elapsedMs":1}""")]
    public async Task Ask_AnswerThatIsTooLongForAnEvent_IsReadFromTheRun(string cut)
    {
        await using var gateway = await GatewayAsync(cut);
        gateway.On("GET /v1/runs/run-000001", (_, context) => context.Response.WriteAsync("""{"result":{"answer":"The beginning and the end."}}"""));

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.EndsWith("\n\nThe beginning and the end.\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_Json_WritesTheEventsAndNothingElse()
    {
        await using var gateway = await GatewayAsync(Answered);

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?", "--json");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        var lines = run.Out.TrimEnd('\n').Split('\n').Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.Equal([1L, 2, 3, 4, 5], lines.Select(line => (long)line["sequence"]!));
        Assert.Equal("Fine,\nthank you.", (string?)lines[^1]["payload"]!["result"]!["answer"]);
    }

    [Theory]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("timed_out")]
    [InlineData("outcome_unknown")]
    public async Task Ask_RunThatDoesNotComplete_EndsWith1(string status)
    {
        await using var gateway = await GatewayAsync($$"""{"status":"{{status}}","elapsedMs":5}""");

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?");

        Assert.Equal(1, run.Code);
        Assert.EndsWith($"data {status} in 5 ms\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_ConnectionBreaksInTheMiddle_GoesOnWithoutRepetition()
    {
        await using var gateway = await GatewayAsync(Answered);
        var all = Events(Answered);
        gateway.On("GET /v1/events", (request, context) => request.LastEventId is null
            ? context.WriteEventsAsync(all[..2])
            : context.WriteEventsAsync(all[2..]));

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?", "--json");

        Assert.Equal((0, 5, string.Empty), (run.Code, run.Out.Count(character => character == '\n'), run.Error));
    }

    [Fact]
    public async Task Ask_Interrupted_CancelsTheRun()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var gateway = await GatewayAsync(Answered);
        gateway.On("GET /v1/events", async (_, context) =>
        {
            await context.WriteEventsAsync(EventStream.Event(1));
            await interrupt.CancelAsync();
            await context.StayAsync();
        });
        gateway.On("POST /v1/runs/run-000001/cancel", string.Empty, StatusCodes.Status202Accepted);
        var environment = new Dictionary<string, string> { ["NETRA_URL"] = gateway.Address.ToString(), ["NETRA_TOKEN"] = "t" };

        var run = await CommandRun.OfAsync(environment, null, interrupt.Token, "ask", "how is it?");

        Assert.Equal((1, "cancelled: Interrupted; the run run-000001 is asked to end.\n"), (run.Code, run.Error));
        Assert.Equal("POST /v1/runs/run-000001/cancel", gateway.Seen.Last().Call);
    }

    [Fact]
    public async Task Ask_GatewayLostForGood_SaysHowToSeeTheRun()
    {
        var gateway = await GatewayAsync(Answered);
        gateway.On("GET /v1/events", async (request, context) =>
        {
            await context.WriteEventsAsync(EventStream.Event(1));
            _ = gateway.DisposeAsync().AsTask();
            await context.StayAsync();
        });

        var run = await CommandRun.OfAsync(gateway, "ask", "how is it?");

        Assert.Equal(1, run.Code);
        Assert.Contains("The connection was lost; trying to go on after event 1", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("The run may go on; see: netra runs show run-000001\n", run.Error, StringComparison.Ordinal);
    }

    private static string[] Events(string completion) =>
    [
        EventStream.Event(1, "agent_started", """{"message":"how is it?"}"""),
        EventStream.Event(2),
        EventStream.Event(3, "tool_executing", """{"toolCallId":"c","toolName":"query_analytics","arguments":{"sql":"SELECT 1"}}"""),
        EventStream.Event(4, "tool_completed", """{"toolCallId":"c","toolName":"query_analytics","status":"ok","result":"1","elapsedMs":12}"""),
        EventStream.Event(5, "agent_completed", completion),
    ];

    private static async Task<TestGateway> GatewayAsync(string completion) => (await TestGateway.StartAsync())
        .On("POST /v1/runs", Started, StatusCodes.Status202Accepted)
        .On("GET /v1/events", (_, context) => context.WriteEventsAsync(Events(completion)));
}
