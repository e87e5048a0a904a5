using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Actions;

/// <summary>
/// Says what to do about what <c>optimization</c> found: steps, effort and expected gain, in order, each traceable to its finding. Asked alone, it has <c>optimization</c> look first.
/// </summary>
internal sealed class ActionsAgent : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "actions";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1.0";

    private const string Instructions =
        "The findings below are a plan of actions for a user's workloads, in order. Say which action to begin with and why, and what to be careful about.";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var earlier = EarlierResults.Of(context.Request);
        if (earlier.Find<OptimizationResult>(OptimizationAgent.Name) is not { } found)
        {
            await context.ThinkingAsync("Having the data looked at first.");

            // An earlier result, though empty, says that it is asked for its findings, and not to word them for a person.
            var looked = await context.CallAgentAsync(OptimizationAgent.Name, context.Request.Message, earlier.With(Name, "{}").ToParameters(context.Request));

            // What the question named is not in the data: it says so.
            if (looked.Data is null)
            {
                return looked;
            }

            found = looked.ReadData<OptimizationResult>()!;
        }

        await context.ThinkingAsync("Making a plan of what was found.");
        var plan = Planner.Plan(Checked(found));
        var text = SayPlan.Words(plan);
        return AgentResult.Of(plan.Actions.IsEmpty ? text : await ModelSummary.AboveAsync(context, Instructions, text, cancellationToken), plan);
    }

    // It may come from a client.
    private static OptimizationResult Checked(OptimizationResult found)
    {
        var findings = found.Findings.IsDefault ? [] : found.Findings;
        return findings.Length > Findings.Most || findings.Any(finding => finding is null || finding.Gain is null || !double.IsFinite(finding.Gain.Amount))
            ? throw new NetraException(ErrorCodes.InvalidRequest, $"The result of '{OptimizationAgent.Name}' in the parameter '{EarlierResults.Property}' has to hold at most {Findings.Most} findings, each with a gain.")
            : found;
    }
}
