using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Client.Gateway.Tests.Events;

/// <summary>What a stream does when what it reads from is at fault, silent, or not what it was.</summary>
public sealed class StreamContinuityTests : GatewayTests
{
    [Fact]
    public async Task Stream_BatchThatLeavesEventsOut_IsReadAgain()
    {
        Host.User("alice").Append(5);
        using var stream = await OpenAsync(Alice, "?after=0");
        await stream.ExpectAsync(1, 5);

        Host.User("alice").Skips = 3;
        Host.User("alice").Append(10);

        await stream.ExpectAsync(6, 15);
        Assert.Equal(2, Host.User("alice").Subscriptions);
    }

    [Fact]
    public async Task Stream_ErasedWhileItsGrainWasLost_EndsThoughTheNewSequenceIsAsLong()
    {
        Host.User("alice").Append(5);
        using var stream = await OpenAsync(Alice, "?after=0");
        await stream.ExpectAsync(1, 5);

        Host.User("alice").Generation++;
        Host.User("alice").Append(5);
        await Host.User("alice").Loss.CancelAsync();

        // What was on its way may still come; nothing of the new sequence does.
        long? last = 5;
        while (await stream.NextAsync() is { } sequence)
        {
            last = sequence;
        }

        Assert.InRange(last.Value, 5, 10);
        Assert.Contains(Host.Logs.Lines, line => line.Contains($"ended: {ErrorCodes.EventsExpired}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stream_OfOneRunAmongOthersEvents_GivesSignsOfLifeThatMoveThePlaceOn()
    {
        await using var host = await GatewayHost.StartAsync("Development", null, ("Netra:Gateway:KeepAliveInterval", "00:00:01"));
        using var bob = await host.ClientAsync("bob");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/events?after=0&runId={RunId.New(DateTimeOffset.UtcNow)}");
        using var response = await bob.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal(": ready", await reader.ReadLineAsync(Cancel));
        Assert.Equal("", await reader.ReadLineAsync(Cancel));

        // Others' events come all the time.
        var line = reader.ReadLineAsync(Cancel).AsTask();
        while (!line.IsCompleted)
        {
            host.User("bob").Append(1);
            await Task.WhenAny(line, Task.Delay(20, Cancel));
        }

        Assert.Equal(": ping", await line);
        var place = await reader.ReadLineAsync(Cancel);
        Assert.StartsWith("id: ", place, StringComparison.Ordinal);
        Assert.Equal("", await reader.ReadLineAsync(Cancel));

        // What it was told is enough to come back with, when the place it began at is no longer kept.
        host.User("bob").Oldest = long.Parse(place.AsSpan(4), CultureInfo.InvariantCulture) + 1;
        using var again = new HttpRequestMessage(HttpMethod.Get, request.RequestUri);
        again.Headers.Add("Last-Event-ID", place![4..]);
        using var resumed = await bob.SendAsync(again, HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
    }

    [Fact]
    public async Task Stream_SubscriptionThatSaysNothing_IsTakenUpAgain()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var host = await GatewayHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        using var bob = await host.ClientAsync("bob");
        host.User("bob").IsSilent = true;
        host.User("bob").Append(3);
        using var stream = await OpenAsync(bob, "?after=0");
        await stream.ExpectAsync(1, 3);

        while (host.User("bob").Subscriptions < 3)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, Cancel);
        }

        host.User("bob").Append(3);
        var next = stream.ExpectAsync(4, 6);
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(10, Cancel));
        }

        await next;
    }

    [Fact]
    public async Task Stream_UserOutOfReachForLong_EndsSoThatTheClientTriesAnotherNode()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(60));
        await using var host = await GatewayHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(time));
        using var bob = await host.ClientAsync("bob");
        host.User("bob").Append(1);
        using var stream = await OpenAsync(bob, "?after=0");
        await stream.ExpectAsync(1, 1);

        host.User("bob").Failure = new NetraException(ErrorCodes.Unavailable, "Away.");
        await host.User("bob").Loss.CancelAsync();
        var next = stream.NextAsync();
        while (!next.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(next, Task.Delay(10, Cancel));
        }

        Assert.Null(await next);
        Assert.Contains(host.Logs.Lines, line => line.Contains($"ended: {ErrorCodes.Unavailable}", StringComparison.Ordinal));
    }

    private static async Task<EventReader> OpenAsync(HttpClient client, string query)
    {
        var response = await client.GetAsync($"/v1/events{query}", HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(Cancel)));
    }
}
