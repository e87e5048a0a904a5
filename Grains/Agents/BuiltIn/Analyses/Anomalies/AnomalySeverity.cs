using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>How far out an anomaly is: its score over the threshold of its method.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnomalySeverity>))]
internal enum AnomalySeverity
{
    /// <summary>Below 1.5 times the threshold.</summary>
    Low,

    /// <summary>From 1.5 times.</summary>
    Medium,

    /// <summary>From 2 times.</summary>
    High,

    /// <summary>From 3 times.</summary>
    Critical,
}
