using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Tests.Events;

public sealed class EventStreamTests : GatewayTests
{
    [Fact]
    public async Task Stream_FromAPlace_ReplaysThenGoesOnLive()
    {
        Host.User("alice").Append(250);
        using var stream = await OpenAsync("?after=100");

        Assert.Equal("text/event-stream", stream.Response.Content.Headers.ContentType?.ToString());
        await stream.ExpectAsync(101, 250);
        Host.User("alice").Append(3);
        await stream.ExpectAsync(251, 253);
    }

    [Fact]
    public async Task Stream_WithoutAPlace_BeginsAtTheOldestKept()
    {
        Host.User("alice").Append(20);
        Host.User("alice").Oldest = 11;
        using var stream = await OpenAsync("");

        await stream.ExpectAsync(11, 20);
    }

    [Fact]
    public async Task Stream_LastEventId_BeatsAfter()
    {
        Host.User("alice").Append(10);
        using var stream = await OpenAsync("?after=1", "7");

        await stream.ExpectAsync(8, 10);
    }

    [Fact]
    public async Task Stream_GrainIsLost_MissesAndRepeatsNothing()
    {
        Host.User("alice").Append(5);
        using var stream = await OpenAsync("?after=0");
        await stream.ExpectAsync(1, 5);

        for (var i = 0; i < 3; i++)
        {
            await Host.User("alice").Loss.CancelAsync();
            Host.User("alice").Append(5);
            await stream.ExpectAsync(6 + (i * 5), 10 + (i * 5));
        }

        Assert.True(Host.User("alice").Subscriptions > 1);
    }

    [Theory]
    [InlineData(9, "?after=8")]
    [InlineData(1, "?after=21")]
    [InlineData(12, "?after=0")]
    public async Task Stream_PlaceNotKept_IsGoneBeforeItBegins(int oldest, string query)
    {
        Host.User("alice").Append(20);
        Host.User("alice").Oldest = oldest;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/events{query}");

        // after = 8 with 9 as the oldest kept is the last place that is still whole.
        using var response = await Alice.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);

        if (oldest == 9)
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        else
        {
            await Expect.ProblemAsync(response, HttpStatusCode.Gone, ErrorCodes.EventsExpired);
        }
    }

    [Theory]
    [InlineData("?after=-1", 400)]
    [InlineData("?after=x", 400)]
    [InlineData("?after=9223372036854775808", 400)]
    [InlineData("?runId=x", 404)]
    public async Task Stream_BadPlace_IsRefused(string query, int status)
    {
        using var response = await Alice.GetAsync($"/v1/events{query}", Cancel);

        Assert.Equal(status, (int)response.StatusCode);
    }

    [Fact]
    public async Task Stream_BadLastEventId_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        request.Headers.Add("Last-Event-ID", "x");
        using var response = await Alice.SendAsync(request, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.BadRequest, ErrorCodes.InvalidRequest);
    }

    [Fact]
    public async Task Stream_NodeStops_Ends()
    {
        using var stream = await OpenAsync("?after=0");

        var stopping = Host.StopAsync();

        Assert.Null(await stream.NextAsync());
        await stopping;
    }

    [Fact]
    public async Task Stream_TokenExpires_EndsAndIdlesWithPings()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var host = await GatewayHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        using var bob = await host.ClientAsync("bob");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events?after=0");
        using var response = await bob.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(": ready", await reader.ReadLineAsync(Cancel));
        Assert.Equal("", await reader.ReadLineAsync(Cancel));

        var ping = reader.ReadLineAsync(Cancel).AsTask();
        while (!ping.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(15));
            await Task.WhenAny(ping, Task.Delay(10, Cancel));
        }

        Assert.Equal(": ping", await ping);
        time.Advance(TimeSpan.FromDays(1));
        var rest = await reader.ReadToEndAsync(Cancel);
        Assert.DoesNotContain("data:", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_AnEvent_HasIdAndDataOnly()
    {
        Host.User("alice").Append(1, payload: """{"content":"a\nb é"}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        using var response = await Alice.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        string?[] lines = [await reader.ReadLineAsync(Cancel), await reader.ReadLineAsync(Cancel), await reader.ReadLineAsync(Cancel), await reader.ReadLineAsync(Cancel), await reader.ReadLineAsync(Cancel)];

        Assert.Equal([": ready", "", "id: 1"], lines[..3]);
        Assert.Equal("a\nb é", JsonNode.Parse(lines[3]!["data: ".Length..])!["payload"]!["content"]!.GetValue<string>());
        Assert.Equal("", lines[4]);
    }

    private async Task<EventReader> OpenAsync(string query, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/events{query}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await Alice.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(Cancel)));
    }
}
