using System.Text.Json.Serialization;

namespace Netra.Grains.Abstractions.Runs;

/// <summary>Where a run stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>Waits for another run of the user to end.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Its agent works.</summary>
    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Ended with a result.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>Ended with an error.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Ended because the user asked for it.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,

    /// <summary>Ended because it took too long or made no progress.</summary>
    [JsonStringEnumMemberName("timed_out")]
    TimedOut,

    /// <summary>Ended because a step had started and nothing tells how it ended; a person decides.</summary>
    [JsonStringEnumMemberName("outcome_unknown")]
    OutcomeUnknown,

    /// <summary>Waits for a person's decision.</summary>
    [JsonStringEnumMemberName("awaiting_approval")]
    AwaitingApproval,
}
