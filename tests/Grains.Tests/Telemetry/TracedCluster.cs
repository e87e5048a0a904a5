using System.Collections.Concurrent;
using System.Diagnostics;
using Netra.Grains.Telemetry;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Telemetry;

/// <summary>Two silos whose agents are traced.</summary>
public sealed class TracedCluster : NetraCluster
{
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;

    public TracedCluster()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is AgentTelemetry.Name or "Microsoft.Orleans.Application",
            Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.PropagationData,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    protected override short Silos => 2;

    /// <summary>Kills the silo on which the user's grain is.</summary>
    public Task KillSiloOfAsync(string user) => Cluster.TryGetGrainContext(GrainId.Create("netra-user", user), out var grain)
        ? Cluster.KillSiloAsync(Cluster.GetSiloForAddress(grain.Address.SiloAddress!)!)
        : throw new InvalidOperationException("The user's grain is not active.");

    /// <summary>The agents' spans of a trace that have ended.</summary>
    public Activity[] SpansOf(ActivityTraceId trace) => [.. _spans.Where(span => span.TraceId == trace && span.Source.Name == AgentTelemetry.Name)];

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _listener.Dispose();
    }

    protected override void Configure(ISiloBuilder silo)
    {
        silo.AddActivityPropagation();
        base.Configure(silo);
    }
}
