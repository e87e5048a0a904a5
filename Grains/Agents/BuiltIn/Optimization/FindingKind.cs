using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>What was found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FindingKind>))]
public enum FindingKind
{
    /// <summary>A cheaper model for a share of a workload.</summary>
    [JsonStringEnumMemberName("cheaper_model")]
    CheaperModel,

    /// <summary>Long contexts that cost, and could be capped.</summary>
    [JsonStringEnumMemberName("long_context")]
    LongContext,

    /// <summary>Requests that repeat earlier ones.</summary>
    [JsonStringEnumMemberName("repeats")]
    Repeats,

    /// <summary>Events that cost far more than is usual for their workload and model.</summary>
    [JsonStringEnumMemberName("cost_outliers")]
    CostOutliers,

    /// <summary>A workload or model that is slower than the others.</summary>
    [JsonStringEnumMemberName("slow_group")]
    SlowGroup,

    /// <summary>A workload or model whose slowest events are far slower than its usual ones.</summary>
    [JsonStringEnumMemberName("slow_tail")]
    SlowTail,

    /// <summary>A workload or model that fails more often than the others, or often.</summary>
    [JsonStringEnumMemberName("errors")]
    Errors,

    /// <summary>A time in which something was out of the ordinary.</summary>
    [JsonStringEnumMemberName("anomaly")]
    Anomaly,
}
