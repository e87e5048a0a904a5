using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Commands;

/// <summary>Commands that are given the addresses of several nodes.</summary>
public sealed class SeveralNodesTests
{
    private const string Problem = """{"code":"unavailable","detail":"Not now."}""";

    [Fact]
    public async Task Command_NodeGoneOrBusy_AsksTheNext()
    {
        var gone = await TestGateway.StartAsync();
        await using var busy = await TestGateway.StartAsync();
        await using var good = await TestGateway.StartAsync();
        busy.On("GET /v1/me/statistics", Problem, StatusCodes.Status503ServiceUnavailable);
        good.On("GET /v1/me/statistics", """{"events":{"head":7}}""");
        var addresses = $"{gone.Address}, {busy.Address},{good.Address}";
        await gone.DisposeAsync();

        var run = await RunAsync(addresses, "me", "--json");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Equal(7, (long)run.OutJson["events"]!["head"]!);
    }

    [Fact]
    public async Task Command_AllNodesBusy_EndsWithTheRefusal()
    {
        await using var first = await TestGateway.StartAsync();
        await using var second = await TestGateway.StartAsync();
        first.On("GET /v1/me/statistics", Problem, StatusCodes.Status503ServiceUnavailable);
        second.On("GET /v1/me/statistics", Problem, StatusCodes.Status503ServiceUnavailable);

        var run = await RunAsync($"{first.Address},{second.Address}", "me");

        Assert.Equal((1, 1, 1), (run.Code, first.Seen.Count, second.Seen.Count));
        Assert.Contains("Not now.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_NodeBreaksOffAfterTheRequest_AsksAnotherForTheSameRun()
    {
        await using var first = await TestGateway.StartAsync();
        await using var second = await TestGateway.StartAsync();
        first.On("POST /v1/runs", (_, context) =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        second.On("POST /v1/runs", """{"runId":"run-000001","threadId":"t","status":"queued"}""", StatusCodes.Status202Accepted);
        second.On("GET /v1/events", (_, context) => context.WriteEventsAsync(EventStream.Event(1, "agent_completed", """{"status":"completed","elapsedMs":5}""")));

        var run = await RunAsync($"{first.Address},{second.Address}", "ask", "how is it?", "--json");

        Assert.Equal((0, string.Empty), (run.Code, run.Error));
        Assert.Equal(first.Seen.First().Body, second.Seen.First().Body);
    }

    [Theory]
    [InlineData("http://localhost:5080,")]
    [InlineData("http://localhost:5080,ftp://localhost")]
    public async Task Addresses_OneOfThemWrong_IsWrongUsage(string addresses)
    {
        var run = await RunAsync(addresses, "me");

        Assert.Equal(2, run.Code);
        Assert.Contains("is not an address", run.Error, StringComparison.Ordinal);
    }

    private static Task<CommandRun> RunAsync(string addresses, params string[] args) => CommandRun.OfAsync(
        new() { ["NETRA_URL"] = addresses, ["NETRA_TOKEN"] = "t" }, null, TestContext.Current.CancellationToken, args);
}
