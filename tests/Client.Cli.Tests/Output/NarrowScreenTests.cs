using System.Globalization;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Output;

public sealed class NarrowScreenTests
{
    private const string Wide = """
        {"columns":[{"name":"workload_id","type":"String"},{"name":"mean_latency_ms","type":"Float64"},{"name":"requests","type":"UInt64"}],
         "rows":[["checkout-assistant",432.125,20100],["é",null,7]],"rowCount":2,"elapsedMs":3}
        """;

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    public async Task Query_TooNarrowForATable_ShowsRecords(int width)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("POST /v1/query", Wide);

        var run = await CommandRun.OfAsync(gateway, width, "query", "x");

        Assert.StartsWith("-- row 1\nworkload_id      checkout-assistant\nmean_latency_ms  432.125\nrequests         20100\n-- row 2\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_WideEnough_IsATableWithinTheScreen()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("POST /v1/query", Wide);

        var run = await CommandRun.OfAsync(gateway, 60, "query", "x");

        Assert.Contains("checkout-assistant", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("-- row", run.Out, StringComparison.Ordinal);
        AssertWithin(60, run.Out);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(80)]
    public async Task Events_LongText_IsCutToALineEach(int width)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On("GET /v1/me/statistics", """{"events":{"head":2}}""");
        var thought = $$"""{"thought":"{{string.Concat(Enumerable.Repeat("long é😀 ", 50))}}\nsecond line"}""";
        gateway.On("GET /v1/events", (_, context) => context.WriteEventsAsync(EventStream.Event(1, payload: thought), EventStream.Event(2, payload: thought)));

        var run = await CommandRun.OfAsync(gateway, width, "events", "--no-follow");

        Assert.Equal(2, run.Out.Count(character => character == '\n'));
        AssertWithin(width, run.Out);
    }

    private static void AssertWithin(int width, string shown) =>
        Assert.All(shown.Split('\n'), line => Assert.InRange(new StringInfo(line).LengthInTextElements, 0, width));
}
