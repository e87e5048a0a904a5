using System.Diagnostics.Metrics;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Telemetry;

/// <summary>Metrics of runs, each counted when it is stored. Runs of all users together: a user is in no tag.</summary>
internal sealed class RunTelemetry : IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Netra.Runs";

    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3_600] };

    private readonly Meter _meter;
    private readonly Counter<long> _admitted;
    private readonly Histogram<double> _queued;
    private readonly Histogram<double> _duration;

    /// <summary>Creates <c>netra.run.admitted</c>, <c>netra.run.queue.duration</c> and <c>netra.run.duration</c>.</summary>
    public RunTelemetry(IMeterFactory meters)
    {
        _meter = meters.Create(Name);
        _admitted = _meter.CreateCounter<long>("netra.run.admitted", "{run}", "Runs that were admitted.");
        _queued = _meter.CreateHistogram("netra.run.queue.duration", "s", "How long runs waited until their agent began.", null, Seconds);
        _duration = _meter.CreateHistogram("netra.run.duration", "s", "From the admission of runs to their end, by how they ended.", null, Seconds);
    }

    /// <summary>A run was admitted.</summary>
    public void Admitted(RunRecord run) => _admitted.Add(1, AgentOf(run));

    /// <summary>A run began.</summary>
    public void Began(RunRecord run)
    {
        if (run.StartedAt is { } startedAt)
        {
            _queued.Record((startedAt - run.CreatedAt).TotalSeconds, AgentOf(run));
        }
    }

    /// <summary>A run has ended.</summary>
    public void Ended(RunRecord run)
    {
        if (run.CompletedAt is { } completedAt)
        {
            _duration.Record((completedAt - run.CreatedAt).TotalSeconds, AgentOf(run), new(TelemetryNames.Status, run.Status.ToWireName()));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static KeyValuePair<string, object?> AgentOf(RunRecord run) => new(TelemetryNames.Agent, run.Agent.ToString());
}
