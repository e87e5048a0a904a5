using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>What stands behind a report; its <see cref="Abstractions.Agents.AgentResult.Data"/>. The figures are those of the agents, whoever worded them.</summary>
/// <param name="WordedBy"><c>rules</c> or <c>model</c>.</param>
public sealed record ReportResult(string WordedBy)
{
    /// <summary>The kind of question; <see langword="null"/>: it was not found out.</summary>
    public TriageCategory? Category { get; init; }

    /// <summary>How each agent ended.</summary>
    public ImmutableArray<AgentNote> Agents { get; init; } = [];

    /// <summary>What is not in the report, in words.</summary>
    public ImmutableArray<string> Missing { get; init; } = [];

    /// <summary>The figures of agent <c>data</c>, by name.</summary>
    public JsonNode? Figures { get; init; }

    /// <summary>Figures in the words of a language model that stand in no agent's answer.</summary>
    public ImmutableArray<string> ForeignFigures { get; init; } = [];

    /// <summary>Figures in the words of a language model that stand beside another workload or model than in the agents' answers, with the names that they are of.</summary>
    public ImmutableArray<string> MisplacedFigures { get; init; } = [];
}
