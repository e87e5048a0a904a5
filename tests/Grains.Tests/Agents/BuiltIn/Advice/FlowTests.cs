using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Supervision;
using Netra.Grains.Agents.BuiltIn.Validation;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>These agents in the flow of the supervisor.</summary>
[Collection(nameof(AdviceCollection))]
public sealed class FlowTests(AdviceCluster cluster)
{
    [Fact]
    public async Task Supervisor_AskedWhatToDo_HandsFindingsOnAndReportsTheGains()
    {
        var events = AdviceSample.Events();
        var user = await AnalysisUser.WithAsync(cluster, events);

        var (answer, data) = await cluster.AskAsync<SupervisorResult>(user.Name, "supervisor", "how can I reduce the cost of workload chat?");

        Assert.All(data.Agents, note => Assert.Equal(NoteOutcome.Completed, note.Outcome));
        var found = Read<OptimizationResult>(data, "optimization");
        Assert.Equal(events.Count(e => e.Workload == "chat"), found.Events);
        Assert.Equal(found.Events, Read<ValidationResult>(data, "validation").Quality.Evidence.Events);
        var plan = Read<ActionPlan>(data, "actions");
        Assert.Equal(found.Findings.Select(finding => finding.Id).Order(), plan.Actions.Select(action => action.Finding).Order());
        Assert.Contains(found.Findings[0].Title, answer, StringComparison.Ordinal);
        Assert.Contains(plan.Actions[0].Title, answer, StringComparison.Ordinal);
    }

    private static T Read<T>(SupervisorResult data, string agent) => new Abstractions.Agents.AgentResult("", data.Results[agent]!.ToJsonString()).ReadData<T>()!;
}
