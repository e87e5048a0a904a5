using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Supervision;
using Netra.Grains.Agents.BuiltIn.SyntheticData;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Validation;

namespace Netra.Grains.Agents.BuiltIn;

/// <summary>The agents of the product, a line each.</summary>
public static class BuiltInAgents
{
    /// <summary>Registers them.</summary>
    public static AgentCatalogBuilder AddBuiltInAgents(this AgentCatalogBuilder agents)
    {
        ArgumentNullException.ThrowIfNull(agents);
        return agents
            .Add<SupervisorAgent>(SupervisorAgent.Name, "Answers a question with the other agents; asked when none is named.", SupervisorAgent.Version, [.. SupervisorAgent.Requires])
            .Add<TriageAgent>(TriageAgent.Name, "Says what kind of question it is, what it names, and whether the data can answer it.", TriageAgent.Version)
            .Add<DataAgent>(DataAgent.Name, "Answers questions about the user's own workload events with figures from ClickHouse.", DataAgent.Version)
            .Add<DataHelperAgent>(DataHelperAgent.Name, "Says what the data lacks for a question, and how to send it.", DataHelperAgent.Version)
            .Add<ReportingAgent>(ReportingAgent.Name, "Composes the final answer from what other agents found.", ReportingAgent.Version)
            .Add<ValidationAgent>(ValidationAgent.Name, "Says how good the data behind a question is: gaps, missing values, duplicates, a grade, and what follows for answers.", ValidationAgent.Version)
            .Add<SyntheticDataAgent>(SyntheticDataAgent.Name, "Writes plausible events of a described workload into the user's own table, marked as synthetic.", SyntheticDataAgent.Version)
            .Add<OptimizationAgent>(OptimizationAgent.Name, "Finds what could be saved, what is slow, fails or is out of the ordinary, ranked by gain, with the arithmetic.", OptimizationAgent.Version)
            .Add<ActionsAgent>(ActionsAgent.Name, "Says what to do about it: steps, effort and expected gain, in order.", ActionsAgent.Version, OptimizationAgent.Name);
    }
}
