using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>Why a figure does not exist.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotComputableReason>))]
internal enum NotComputableReason
{
    /// <summary>No events in the scope.</summary>
    NoEvents,

    /// <summary>Events, but none carries the value.</summary>
    NoValues,

    /// <summary>Too few values or buckets.</summary>
    TooFewValues,

    /// <summary>All values are equal.</summary>
    NoVariance,

    /// <summary>Sums are beyond double precision.</summary>
    OutOfRange,

    /// <summary>The covered time is shorter than the cycle.</summary>
    TooShort,

    /// <summary>The filter itself leaves out what would be looked at.</summary>
    Filtered,

    /// <summary>More values than this figure is computed of.</summary>
    TooMany,

    /// <summary>No event has a price.</summary>
    NoPrices,
}
