using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>
/// A client that lies about who it is: the sender's id stands in the message, and the client writes the message. Answers go to whom the message names, so these
/// tests see the denial by its count. They change the one client that all tests share, and so run alone.
/// </summary>
[Collection(nameof(ForgedSourceTests))]
[CollectionDefinition(nameof(ForgedSourceTests), DisableParallelization = true)]
public sealed class ForgedSourceTests(NetraCluster cluster)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("agent-of-the-victim", "NoProof")]
    [InlineData("victim-itself", "NotAllowed")]
    [InlineData("recovery-service", "NotAllowed")]
    [InlineData("stranger", "NotAllowed")]
    public async Task Client_ThatForgesItsSource_IsDeniedAndCounted(string who, string reason)
    {
        var victim = await Victim.CreateAsync(cluster);
        var source = who switch
        {
            "agent-of-the-victim" => GrainId.Create("netra-agent", new AgentGrainKey(UserId.Parse(victim.Name), RunId.New(DateTimeOffset.UtcNow), AgentName.Parse("script"), CallId.Root).ToGrainKey()),
            "victim-itself" => GrainId.Create("netra-user", victim.Name),
            "recovery-service" => GrainId.Create("sys.svc.user.recovery", "x"),
            _ => GrainId.Create("relay", "x"),
        };
        using var denials = new Denials();
        RequestContext.Clear();

        Forge(source, () => cluster.Client.GetGrain<IUserDataGrain>(victim.Name).SetSessionAsync(Victim.Key, "\"forged\"", null));

        Assert.Equal(reason, await denials.NextAsync(Patience));
        await victim.AssertUntouchedAsync();
    }

    [Fact]
    public async Task Client_ThatForgesTheVictimsOwnTimer_IsDenied()
    {
        var victim = await Victim.CreateAsync(cluster);
        using var denials = new Denials();
        RequestContext.Clear();

        Forge(GrainId.Create("netra-user", victim.Name), () => cluster.Client.GetGrain<IUserExecutionGrain>(victim.Name).SetSessionJsonAsync(Victim.Key, "\"forged\"", null));

        Assert.NotNull(await denials.NextAsync(Patience));
        await victim.AssertUntouchedAsync();
    }

    /// <summary>Sends one call as somebody else. It is never answered.</summary>
    private void Forge(GrainId source, Func<Task> call)
    {
        var runtime = cluster.Cluster.Client.ServiceProvider.GetRequiredService(Type.GetType("Orleans.OutsideRuntimeClient, Orleans.Core", throwOnError: true)!);
        var address = runtime.GetType().GetProperty("CurrentActivationAddress", BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;
        var honest = (GrainAddress)address.GetValue(runtime)!;
        address.SetValue(runtime, new GrainAddress { GrainId = source, ActivationId = honest.ActivationId, SiloAddress = honest.SiloAddress });
        try
        {
            _ = call().ContinueWith(lost => lost.Exception, TaskScheduler.Default);
        }
        finally
        {
            address.SetValue(runtime, honest);
        }
    }

    /// <summary>Hears the count of denials.</summary>
    private sealed class Denials : IDisposable
    {
        private readonly BlockingCollection<string?> _reasons = [];
        private readonly MeterListener _listener = new();

        public Denials()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "netra.isolation.denied")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _reasons.Add(tags.ToArray().Single(tag => tag.Key == "reason").Value?.ToString()));
            _listener.Start();
        }

        public Task<string?> NextAsync(TimeSpan patience) => Task.Run(() => _reasons.TryTake(out var reason, patience) ? reason : throw new TimeoutException("No denial was counted."));

        public void Dispose()
        {
            _listener.Dispose();
            _reasons.Dispose();
        }
    }
}
