using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Tests.Support;

namespace Netra.Client.Cli.Tests.Http;

public sealed class EventFeedTests
{
    private const string Call = "GET /v1/events";

    private readonly ImpatientTime _time = new();
    private readonly List<string> _notices = [];

    [Fact]
    public async Task Feed_ConnectionsThatBreakInEveryWay_IsWithoutGapOrRepetition()
    {
        const long Last = 400;
        await using var gateway = await TestGateway.StartAsync();
        var connections = 0;
        gateway.On(Call, async (request, context) =>
        {
            var from = long.Parse(request.LastEventId ?? "0", System.Globalization.CultureInfo.InvariantCulture) + 1;
            var connection = Interlocked.Increment(ref connections);
            var to = connection > 60 ? Last : Math.Min(from + 6, Last);
            await context.WriteEventsAsync([.. Enumerable.Range((int)from, (int)(to - from) + 1).Select(sequence => EventStream.Event(sequence))]);
            switch (connection % 3)
            {
                case 0:
                    context.Abort();
                    break;
                case 1:
                    // Half an event.
                    await context.Response.WriteAsync($"id: {to + 1}\ndata: {EventStream.Event(to + 1)[..50]}");
                    break;
            }
        });
        using var client = ClientOf(gateway);

        var sequences = await ReadAsync(client, last: Last);

        Assert.Equal(Enumerable.Range(1, (int)Last).Select(sequence => (long)sequence), sequences);
        Assert.True(connections > 3, $"{connections} connections");
    }

    [Fact]
    public async Task Feed_AfterABreak_AsksForWhatComesAfterTheLastEventSeen()
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On(Call, (request, context) => request.LastEventId is null
            ? context.WriteEventsAsync(EventStream.Event(8), EventStream.Event(9))
            : context.WriteEventsAsync(EventStream.Event(10)));
        using var client = ClientOf(gateway);

        Assert.Equal([8, 9, 10], await ReadAsync(client, after: 7, runId: "r/1", last: 10));

        Assert.Equal([("/v1/events?after=7&runId=r%2F1", null), ("/v1/events?after=7&runId=r%2F1", "9")], gateway.Seen.Select(request => (request.Target, request.LastEventId)));
    }

    [Fact]
    public async Task Feed_GatewayThatRepeatsItself_ShowsNothingTwice()
    {
        await using var gateway = await TestGateway.StartAsync();
        var connections = 0;
        gateway.On(Call, (_, context) => context.WriteEventsAsync(
            [.. Enumerable.Range(1, 2 * Interlocked.Increment(ref connections)).Select(sequence => EventStream.Event(sequence))]));
        using var client = ClientOf(gateway);

        Assert.Equal([1, 2, 3, 4, 5, 6], await ReadAsync(client, last: 6));
    }

    [Fact]
    public async Task Feed_GatewayBusyForAWhile_WaitsAndSaysSoOnce()
    {
        await using var gateway = await TestGateway.StartAsync();
        var connections = 0;
        gateway.On(Call, (_, context) =>
        {
            var connection = Interlocked.Increment(ref connections);
            context.Response.StatusCode = connection switch { 2 => 503, 3 => 429, _ => 200 };
            return context.Response.StatusCode == 200 ? context.WriteEventsAsync(EventStream.Event(connection)) : Task.CompletedTask;
        });
        using var client = ClientOf(gateway);

        Assert.Equal([1, 4], await ReadAsync(client, last: 4));
        Assert.Equal("The connection was lost; trying to go on after event 1 …", Assert.Single(_notices));
    }

    [Theory]
    [InlineData(401, "unauthenticated")]
    [InlineData(410, "events_expired")]
    public async Task Feed_RefusedAfterABreak_EndsWithTheRefusal(int status, string code)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On(Call, async (request, context) =>
        {
            if (request.LastEventId is null)
            {
                await context.WriteEventsAsync(EventStream.Event(1));
                return;
            }

            context.Response.StatusCode = status;
            await context.Response.WriteAsync($$"""{"code":"{{code}}","detail":"No."}""");
        });
        using var client = ClientOf(gateway);

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => ReadAsync(client, last: 2));

        Assert.Equal((status, code), (problem.Status, problem.Code));
    }

    [Fact]
    public async Task Feed_GatewayGoneForLongerThanPatience_Ends()
    {
        var gateway = await TestGateway.StartAsync();
        gateway.On(Call, async (_, context) =>
        {
            await context.WriteEventsAsync(EventStream.Event(1));
            await context.StayAsync();
        });
        using var client = ClientOf(gateway);
        await using var events = FeedOf(client).ReadAsync(null, null, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());

        await gateway.DisposeAsync();

        await Assert.ThrowsAsync<GatewayConnectionException>(async () => await events.MoveNextAsync());
        Assert.InRange(_time.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
        Assert.Single(_notices);
    }

    [Fact]
    public async Task Feed_NodeThatStandsStillInTheMiddle_GoesOnOnAnother()
    {
        await using var paused = await TestGateway.StartAsync();
        await using var other = await TestGateway.StartAsync();
        paused.On(Call, async (_, context) =>
        {
            await context.WriteEventsAsync(EventStream.Event(1));
            await context.StayAsync();
        });
        other.On(Call, (_, context) => context.WriteEventsAsync(EventStream.Event(2), EventStream.Event(3)));
        using var client = new GatewayClient(paused.Address, other.Address) { Token = "t" };

        Assert.Equal([1, 2, 3], await ReadAsync(client, last: 3));
        Assert.Equal("1", Assert.Single(other.Seen).LastEventId);
    }

    [Fact]
    public async Task Feed_NodeThatTakesTheRequestAndDoesNotAnswer_GoesOnOnAnother()
    {
        await using var first = await TestGateway.StartAsync();
        await using var paused = await TestGateway.StartAsync();
        first.On(Call, (request, context) => context.WriteEventsAsync(EventStream.Event(request.LastEventId is null ? 1 : 2)));
        paused.On(Call, (_, context) => context.StayAsync());
        using var client = new GatewayClient(first.Address, paused.Address) { Token = "t" };

        Assert.Equal([1, 2], await ReadAsync(client, last: 2));
        Assert.Single(paused.Seen);
    }

    [Fact]
    public async Task Feed_OfSeveralNodes_GoesToTheNextWhenOneEndsOrIsGone()
    {
        await using var first = await TestGateway.StartAsync();
        var gone = await TestGateway.StartAsync();
        await using var third = await TestGateway.StartAsync();
        first.On(Call, (_, context) => context.WriteEventsAsync(EventStream.Event(1)));
        third.On(Call, (_, context) => context.WriteEventsAsync(EventStream.Event(2)));
        using var client = new GatewayClient(first.Address, gone.Address, third.Address) { Token = "t" };
        await gone.DisposeAsync();

        Assert.Equal([1, 2], await ReadAsync(client, last: 2));
        Assert.Empty(_notices);
    }

    [Theory]
    [InlineData("text/html", "<html></html>")]
    [InlineData("application/json", "{}")]
    public async Task Feed_SomethingElseAnswers_SaysSo(string type, string body)
    {
        await using var gateway = await TestGateway.StartAsync();
        gateway.On(Call, (_, context) =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(body);
        });
        using var client = ClientOf(gateway);

        var problem = await Assert.ThrowsAsync<GatewayProblemException>(() => ReadAsync(client, last: 1));

        Assert.Contains("is not a Netra gateway", problem.Message, StringComparison.Ordinal);
    }

    private static GatewayClient ClientOf(TestGateway gateway) => new(gateway.Address) { Token = "t" };

    private EventFeed FeedOf(GatewayClient client) => new(client, TimeSpan.FromSeconds(60), _notices.Add, _time, TimeSpan.FromSeconds(2));

    private async Task<List<long>> ReadAsync(GatewayClient client, long last, long? after = null, string? runId = null)
    {
        var sequences = new List<long>();
        await foreach (JsonObject stored in FeedOf(client).ReadAsync(after, runId, TestContext.Current.CancellationToken))
        {
            sequences.Add((long)stored["sequence"]!);
            if (sequences[^1] >= last)
            {
                break;
            }
        }

        return sequences;
    }
}
