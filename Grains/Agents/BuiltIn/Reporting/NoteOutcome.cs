using System.Text.Json.Serialization;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>How an agent ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoteOutcome>))]
public enum NoteOutcome
{
    /// <summary>It answered.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>It failed.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>It was not asked, because another one failed.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,
}
