using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>What could be done differently.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SavingKind>))]
internal enum SavingKind
{
    /// <summary>A share of the events on another model.</summary>
    MoveToModel,

    /// <summary>Fewer input tokens.</summary>
    CapContext,

    /// <summary>Answers of repeated requests kept.</summary>
    CacheRepeats,
}
