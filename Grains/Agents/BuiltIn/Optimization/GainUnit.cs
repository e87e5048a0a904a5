using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>What a gain is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GainUnit>))]
public enum GainUnit
{
    /// <summary>Cents that would not be spent.</summary>
    [JsonStringEnumMemberName("cents")]
    Cents,

    /// <summary>Tokens that would not be sent; where no cost is known.</summary>
    [JsonStringEnumMemberName("tokens")]
    Tokens,

    /// <summary>Errors that would not happen.</summary>
    [JsonStringEnumMemberName("errors")]
    Errors,

    /// <summary>Milliseconds of waiting, over all events.</summary>
    [JsonStringEnumMemberName("milliseconds")]
    Milliseconds,

    /// <summary>It cannot be told from the data.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
