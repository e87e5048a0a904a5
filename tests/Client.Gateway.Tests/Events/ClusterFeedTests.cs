using System.Collections.Concurrent;
using System.Net;
using Netra.Client.Gateway.Tests.Support;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Orleans.TestingHost;

namespace Netra.Client.Gateway.Tests.Events;

/// <summary>The event feed over a real Orleans cluster: what its streaming calls do when grains go away.</summary>
public sealed class ClusterFeedTests : IAsyncLifetime
{
    private readonly Calls _calls = new();
    private InProcessTestCluster _cluster = null!;
    private GatewayHost _host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddIncomingGrainCallFilter(_calls));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
        _host = await GatewayHost.StartAsync(_cluster.Client, "Development", null);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    [Fact]
    public async Task Stream_ActivationEnds_MissesAndRepeatsNothing()
    {
        var user = $"alice-{Guid.NewGuid():N}";
        using var client = await _host.ClientAsync(user);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var stream = new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(Cancel)));
        EdgeUser.Activated(user).Append(250);
        await stream.ExpectAsync(1, 250);

        for (var i = 0; i < 3; i++)
        {
            var former = EdgeUser.Activated(user);
            former.DeactivateOnIdle();

            // Orleans waits for the poll that is under way, which this ends.
            former.Append(1);
            await former.GrainContext.Deactivated;
            await client.GetAsync("/v1/me/statistics", Cancel);
            EdgeUser.Activated(user).Append(9);
            await stream.ExpectAsync(251 + (i * 10), 260 + (i * 10));
        }

        Assert.Contains(_calls.Methods, method => method.StartsWith("MoveNext", StringComparison.Ordinal));
        Assert.Empty(_calls.WithoutToken);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(0)]
    public async Task Stream_PlaceNotKept_IsGone(int after)
    {
        var user = $"bob-{Guid.NewGuid():N}";
        using var client = await _host.ClientAsync(user);
        using var first = await client.GetAsync("/v1/me/statistics", Cancel);
        EdgeUser.Activated(user).Append(5);
        EdgeUser.Activated(user).Oldest = 3;

        using var response = await client.GetAsync($"/v1/events?after={after}", HttpCompletionOption.ResponseHeadersRead, Cancel);

        await Expect.ProblemAsync(response, HttpStatusCode.Gone, ErrorCodes.EventsExpired);
    }

    [Fact]
    public async Task Stream_ClientLeaves_EndsItsSubscription()
    {
        var user = $"carol-{Guid.NewGuid():N}";
        using var client = await _host.ClientAsync(user);
        var response = await client.GetAsync("/v1/events?after=0", HttpCompletionOption.ResponseHeadersRead, Cancel);
        using (var stream = new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(Cancel))))
        {
            EdgeUser.Activated(user).Append(1);
            await stream.ExpectAsync(1, 1);
            Assert.Equal(1, EdgeUser.Activated(user).OpenSubscriptions);
        }

        while (EdgeUser.Activated(user).OpenSubscriptions > 0)
        {
            await Task.Delay(20, Cancel);
        }

        // Which of the two it is depends on whether a poll is under way at that moment.
        Assert.Contains(_calls.Methods, method => method is "CancelRequestAsync" or "DisposeAsync");
        Assert.Empty(_calls.WithoutToken);
    }

    private sealed class Calls : IIncomingGrainCallFilter
    {
        public ConcurrentBag<string> Methods { get; } = [];

        public ConcurrentBag<string> WithoutToken { get; } = [];

        public Task Invoke(IIncomingGrainCallContext context)
        {
            Methods.Add(context.MethodName);
            if (context.SourceId?.IsClient() == true && context.TargetId.Type.ToString()!.Contains("edge", StringComparison.OrdinalIgnoreCase)
                && RequestContext.Get(CallerToken.ContextKey) is null)
            {
                WithoutToken.Add(context.MethodName);
            }

            return context.Invoke();
        }
    }
}
