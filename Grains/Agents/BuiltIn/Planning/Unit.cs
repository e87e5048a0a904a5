using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>What a figure counts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Unit>))]
internal enum Unit
{
    /// <summary>A bare number.</summary>
    None,

    /// <summary>Milliseconds.</summary>
    Milliseconds,

    /// <summary>Cents.</summary>
    Cents,

    /// <summary>Percent.</summary>
    Percent,

    /// <summary>Per second.</summary>
    PerSecond,

    /// <summary>Per minute.</summary>
    PerMinute,
}
