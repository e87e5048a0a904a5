using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>A stretch of time that events are put together by.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Bucket>))]
internal enum Bucket
{
    /// <summary>Chosen from how much time the data covers.</summary>
    Auto,

    /// <summary>A second.</summary>
    Second,

    /// <summary>A minute.</summary>
    Minute,

    /// <summary>Five minutes.</summary>
    FiveMinutes,

    /// <summary>An hour of one day.</summary>
    Hour,

    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,

    /// <summary>The hour of the day, all days together.</summary>
    HourOfDay,

    /// <summary>The day of the week, all weeks together.</summary>
    Weekday,
}
