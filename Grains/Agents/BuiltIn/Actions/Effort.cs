using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>How much work an action is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Effort>))]
public enum Effort
{
    /// <summary>Hours: a setting, a look at some events.</summary>
    [JsonStringEnumMemberName("low")]
    Low,

    /// <summary>Days: a change with a trial.</summary>
    [JsonStringEnumMemberName("medium")]
    Medium,

    /// <summary>Weeks: a change of how the service works.</summary>
    [JsonStringEnumMemberName("high")]
    High,
}
