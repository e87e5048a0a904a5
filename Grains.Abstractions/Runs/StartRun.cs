using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Runs;

/// <summary>The wish to start a run. The ids are made at the edge, before the first attempt, so that a retry is recognised.</summary>
/// <param name="RunId">The id the run will have if this starts it.</param>
/// <param name="ThreadId">The conversation; <see langword="null"/>: a new one.</param>
/// <param name="RequestId">The client's own name for this request; 1 to 256 characters.</param>
/// <param name="Agent">The agent; <see langword="null"/>: the default one.</param>
/// <param name="Message">The user's words; 1 to 65,536 characters.</param>
/// <param name="Parameters">A JSON object; <c>{}</c> when there are none.</param>
[GenerateSerializer, Immutable, Alias("netra.StartRun")]
public sealed record StartRun(
    [property: Id(0)] RunId RunId,
    [property: Id(1)] ThreadId? ThreadId,
    [property: Id(2)] string? RequestId,
    [property: Id(3)] AgentName? Agent,
    [property: Id(4)] string Message,
    [property: Id(5)] string Parameters);
