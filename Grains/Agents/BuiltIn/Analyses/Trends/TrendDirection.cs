using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Trends;

/// <summary>Where a trend goes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrendDirection>))]
internal enum TrendDirection
{
    /// <summary>Not significant, or too small to matter.</summary>
    Flat,

    /// <summary>Up.</summary>
    Up,

    /// <summary>Down.</summary>
    Down,
}
