using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>When during a day a workload is busy; times are UTC.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DailyPattern>))]
public enum DailyPattern
{
    /// <summary>The same all day.</summary>
    [JsonStringEnumMemberName("flat")]
    Flat,

    /// <summary>A wave: most at 15:00, a quarter of that at 3:00.</summary>
    [JsonStringEnumMemberName("daily")]
    Daily,

    /// <summary>Monday to Friday from 9:00 to 17:00; a twentieth at other times.</summary>
    [JsonStringEnumMemberName("business_hours")]
    BusinessHours,

    /// <summary>From 18:00 to 23:00; a fifth at other times.</summary>
    [JsonStringEnumMemberName("evening")]
    Evening,

    /// <summary>From 0:00 to 6:00; a fifth at other times.</summary>
    [JsonStringEnumMemberName("night")]
    Night,
}
