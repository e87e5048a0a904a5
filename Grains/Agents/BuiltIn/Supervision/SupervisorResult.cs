using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Agents.BuiltIn.Supervision;

/// <summary>What stands behind the supervisor's answer; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
public sealed record SupervisorResult
{
    /// <summary>The kind of question; <see langword="null"/>: it was not found out.</summary>
    public TriageCategory? Category { get; init; }

    /// <summary>Whether the data can answer it.</summary>
    public DataState? DataState { get; init; }

    /// <summary>How each agent ended, in the order they were asked.</summary>
    public ImmutableArray<AgentNote> Agents { get; init; } = [];

    /// <summary>What is not in the answer, in words.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The figures of agent <c>data</c>, by name.</summary>
    public JsonNode? Figures { get; init; }

    /// <summary>The data of each agent, by its name.</summary>
    public required JsonObject Results { get; init; }

    /// <summary>Agents whose data would be too long; it stands in the events of the run.</summary>
    public ImmutableArray<string> ResultsLeftOut { get; init; } = [];
}
