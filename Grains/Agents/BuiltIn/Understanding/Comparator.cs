using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>How a value is held against a limit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Comparator>))]
public enum Comparator
{
    /// <summary>Above.</summary>
    [JsonStringEnumMemberName("above")]
    Above,

    /// <summary>Above or equal.</summary>
    [JsonStringEnumMemberName("at_least")]
    AtLeast,

    /// <summary>Below.</summary>
    [JsonStringEnumMemberName("below")]
    Below,

    /// <summary>Below or equal.</summary>
    [JsonStringEnumMemberName("at_most")]
    AtMost,

    /// <summary>Equal.</summary>
    [JsonStringEnumMemberName("exactly")]
    Exactly,
}
