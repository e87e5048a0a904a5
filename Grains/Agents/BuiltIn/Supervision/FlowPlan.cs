using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Validation;

namespace Netra.Grains.Agents.BuiltIn.Supervision;

/// <summary>Which agents answer a question: stages one after the other, the agents of a stage at once.</summary>
/// <param name="Stages">The stages before the report.</param>
/// <param name="Reports">Whether a report is written at the end.</param>
internal sealed record FlowPlan(ImmutableArray<ImmutableArray<string>> Stages, bool Reports)
{
    /// <summary>The plan for what triage found; without it the data is asked as for a simple question.</summary>
    public static FlowPlan Of(TriageResult? triage)
    {
        if (triage is { DataState: DataState.None })
        {
            return new FlowPlan([[DataHelperAgent.Name]], Reports: false);
        }

        var helper = triage is { DataState: DataState.Partial };
        var needsAll = triage is not null && NeedsAll(triage.Category);
        ImmutableArray<string> first = [DataAgent.Name, .. needsAll ? [ValidationAgent.Name] : Array.Empty<string>(), .. helper ? [DataHelperAgent.Name] : Array.Empty<string>()];
        return new FlowPlan(needsAll ? [first, [OptimizationAgent.Name], [ActionsAgent.Name]] : [first], Reports: true);
    }

    /// <summary>Whether a kind of question takes all agents.</summary>
    public static bool NeedsAll(TriageCategory category) => category is TriageCategory.Performance or TriageCategory.Usage or TriageCategory.Cost or TriageCategory.Anomalies
        or TriageCategory.Correlation or TriageCategory.Quality or TriageCategory.Optimization;

    /// <summary>What an agent cannot do without.</summary>
    public static string? BasisOf(string agent) => agent == ActionsAgent.Name ? OptimizationAgent.Name : null;
}
