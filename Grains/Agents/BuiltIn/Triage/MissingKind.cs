using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What of the data a question lacks.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MissingKind>))]
public enum MissingKind
{
    /// <summary>There are no events at all.</summary>
    [JsonStringEnumMemberName("events")]
    Events,

    /// <summary>There are none in the time asked for.</summary>
    [JsonStringEnumMemberName("range")]
    Range,

    /// <summary>A name that no event has: a workload, a model, a value of a dimension.</summary>
    [JsonStringEnumMemberName("name")]
    Name,

    /// <summary>No event in the scope carries a measure.</summary>
    [JsonStringEnumMemberName("measure")]
    Measure,
}
