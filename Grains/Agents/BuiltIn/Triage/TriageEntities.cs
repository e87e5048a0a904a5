using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What of the user's data a question names. Only what the data has: names that it does not have are in <see cref="TriageResult.NotUnderstood"/>.</summary>
public sealed record TriageEntities
{
    /// <summary>Values of <c>workload_id</c>.</summary>
    public ImmutableArray<string> Workloads { get; init; } = [];

    /// <summary>Values of <c>model</c>.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Values of <c>event_type</c>.</summary>
    public ImmutableArray<string> Types { get; init; } = [];

    /// <summary>The model that events would move to, when it is asked what that would bring; its price is known, or events ran on it.</summary>
    public string? TargetModel { get; init; }

    /// <summary>What it is to be told apart by: <c>workload</c>, <c>model</c>, <c>event_type</c>, <c>category</c>, <c>dimensions['key']</c>.</summary>
    public ImmutableArray<string> Dimensions { get; init; } = [];

    /// <summary>What is to be measured: <c>latency_ms</c>, <c>tokens</c>, <c>cost_cents</c>, <c>error_rate</c>, <c>metrics['key']</c> …</summary>
    public ImmutableArray<string> Measures { get; init; } = [];
}
