using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>An event as a test writes it.</summary>
internal sealed record SampleEvent(DateTime Timestamp)
{
    public static readonly ImmutableArray<string> Columns =
        ["timestamp", "workload_id", "event_type", "model", "latency_ms", "tokens_input", "tokens_output", "cost_cents", "is_error", "metrics", "dimensions", "metadata"];

    public string Workload { get; init; } = "chat";

    public string Type { get; init; } = "request";

    public string Model { get; init; } = "gpt-4o";

    public double? Latency { get; init; }

    public uint? Input { get; init; }

    public uint? Output { get; init; }

    public double? Cost { get; init; }

    public bool IsError { get; init; }

    public (string Key, double Value)[] Metrics { get; init; } = [];

    public (string Key, string Value)[] Dimensions { get; init; } = [];

    public string Metadata { get; init; } = "";

    public double? Tokens => Input is null && Output is null ? null : (Input ?? 0.0) + (Output ?? 0.0);

    public ImmutableArray<object?> Cells() =>
    [
        Timestamp, Workload, Type, Model, Latency, (long?)Input, (long?)Output, Cost, IsError,
        new SqlMap([.. Metrics.Select(metric => new KeyValuePair<object, object?>(metric.Key, metric.Value))]),
        new SqlMap([.. Dimensions.Select(dimension => new KeyValuePair<object, object?>(dimension.Key, dimension.Value))]),
        Metadata,
    ];
}
