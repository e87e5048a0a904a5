using System.Text.Json.Nodes;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

public sealed class EventsCommandTests
{
    [Fact]
    public async Task NoFollow_EndsAtTheHead()
    {
        await using var gateway = await GatewayAsync(head: 3);

        var run = await CommandRun.OfAsync(gateway, "events", "--no-follow");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Equal("     1  2026-11-23T10:00:00  000001    hm\n     2  2026-11-23T10:00:00  000002    hm\n     3  2026-11-23T10:00:00  000001    hm\n", run.Out);
    }

    [Fact]
    public async Task NoFollow_OfARunThatIsNotTheNewest_Ends()
    {
        await using var gateway = await GatewayAsync(head: 4);

        var run = await CommandRun.OfAsync(gateway, "events", "--no-follow", "--json", "--run", "run-000001");

        Assert.Equal(0, run.Code);
        Assert.Equal([1L, 3], run.Out.TrimEnd('\n').Split('\n').Select(line => (long)JsonNode.Parse(line)!["sequence"]!));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(3, "3")]
    public async Task NoFollow_NothingNew_EndsAtOnce(long head, string? after)
    {
        await using var gateway = await GatewayAsync(head);

        var run = await CommandRun.OfAsync(gateway, after is null ? ["events", "--no-follow"] : ["events", "--no-follow", "--after", after]);

        Assert.Equal((0, string.Empty, string.Empty), (run.Code, run.Out, run.Error));
        Assert.DoesNotContain(gateway.Seen, seen => seen.Target.StartsWith("/v1/events", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Follow_OfARun_AsksForThatRunAndGoesOnUntilInterrupted()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/events", async (request, context) =>
        {
            if (request.LastEventId is null)
            {
                await context.WriteEventsAsync(EventStream.Event(6));
                return;
            }

            await interrupt.CancelAsync();
            await context.StayAsync();
        });
        var environment = new Dictionary<string, string> { ["NETRA_URL"] = gateway.Address.ToString(), ["NETRA_TOKEN"] = "t" };

        var run = await CommandRun.OfAsync(environment, null, interrupt.Token, "events", "--after", "5", "--run", "run-000001");

        Assert.Equal((1, "     6  2026-11-23T10:00:00  000001    hm\n", "Interrupted.\n"), (run.Code, run.Out, run.Error));
        Assert.All(gateway.Seen, seen => Assert.Equal("/v1/events?after=5&runId=run-000001", seen.Target));
    }

    private static async Task<TestGateway> GatewayAsync(long head) => (await TestGateway.StartAsync())
        .On("GET /v1/me/statistics", $$"""{"events":{"head":{{head}} } }""")
        .On("GET /v1/events", async (_, context) =>
        {
            await context.WriteEventsAsync(
                EventStream.Event(1), EventStream.Event(2, run: "run-000002"), EventStream.Event(3), EventStream.Event(4, run: "run-000002"));
            await context.StayAsync();
        });
}
