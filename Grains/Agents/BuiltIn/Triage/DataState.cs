using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Whether the user's data can answer a question.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataState>))]
public enum DataState
{
    /// <summary>It has no events that the question is about.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>It can answer a part; what is missing is named.</summary>
    [JsonStringEnumMemberName("partial")]
    Partial,

    /// <summary>It has what the question needs.</summary>
    [JsonStringEnumMemberName("enough")]
    Enough,
}
