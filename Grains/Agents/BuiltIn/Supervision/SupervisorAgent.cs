using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Validation;

namespace Netra.Grains.Agents.BuiltIn.Supervision;

/// <summary>
/// Answers a question with a team of agents: it has it read, asks those that it takes, hands on what they found, and has a report written. An agent that fails is
/// named, and the others go on.
/// </summary>
public sealed class SupervisorAgent : IAgent
{
    /// <summary>The agent's name; the one that is asked when a request names none.</summary>
    public const string Name = "supervisor";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1";

    private const int MostData = 300_000;
    private const double Read = 10;
    private const double Found = 85;

    /// <summary>The agents that it asks.</summary>
    public static IReadOnlyList<string> Requires { get; } =
        [TriageAgent.Name, DataAgent.Name, DataHelperAgent.Name, ValidationAgent.Name, OptimizationAgent.Name, ActionsAgent.Name, ReportingAgent.Name];

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var team = new Team(context);
        await context.ProgressAsync("Reading the question.", 0);
        await team.AskAsync([TriageAgent.Name]);
        var triage = team.Results.Find<TriageResult>(TriageAgent.Name);
        var plan = FlowPlan.Of(triage);
        await context.ThinkingAsync(Words(triage, plan));
        for (var stage = 0; stage < plan.Stages.Length; stage++)
        {
            await context.ProgressAsync($"Working: {string.Join(", ", plan.Stages[stage])}.", Read + ((Found - Read) * stage / plan.Stages.Length));
            await team.AskAsync(plan.Stages[stage]);
        }

        if (!team.Answered(DataAgent.Name, DataHelperAgent.Name, OptimizationAgent.Name, ValidationAgent.Name))
        {
            throw team.Failure ?? new NetraException(ErrorCodes.Internal, "No agent answered.");
        }

        return await AnswerAsync(context, team, triage, plan);
    }

    private static async Task<AgentResult> AnswerAsync(AgentContext context, Team team, TriageResult? triage, FlowPlan plan)
    {
        AgentResult? report = null;
        if (plan.Reports)
        {
            await context.ProgressAsync("Writing the answer.", Found);
            report = await team.ReportAsync();
        }

        var (results, leftOut) = team.Results.ToObject(MostData);
        return AgentResult.Of(
            report?.Answer ?? ReportText.Of(triage, team.Notes),
            new SupervisorResult
            {
                Category = triage?.Category,
                DataState = triage?.DataState,
                Agents = [.. team.Notes.Select(note => note with { Answer = null })],
                Missing = ReportText.Missing(team.Notes),
                Figures = (results[DataAgent.Name] as JsonObject)?["figures"]?.DeepClone(),
                Results = results,
                ResultsLeftOut = leftOut,
            });
    }

    private static string Words(TriageResult? triage, FlowPlan plan)
    {
        var agents = string.Join(", then ", plan.Stages.Select(stage => string.Join(" and ", stage)));
        return triage is null
            ? $"The question could not be read beforehand, so I ask {agents}."
            : $"{TriageWords.Of(triage)} I ask {agents}{(plan.Reports ? ", and then reporting" : "")}.";
    }
}
