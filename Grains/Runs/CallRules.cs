using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents;
using Netra.Grains.Execution;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>What an agent may ask for beside its own work. A refusal is recorded as the end of the step, so a resumed agent is refused again.</summary>
internal sealed class CallRules(AgentCatalog catalog, UserLimits limits)
{
    private const int MaxApprovals = 100;

    /// <summary>The agent to be called.</summary>
    /// <exception cref="NetraException">The call is refused.</exception>
    public AgentDescription Admit(RunRecord run, AgentName caller, CallId callId, CalledAgent call)
    {
        if (!catalog.Find(caller).Description.Requires.Contains(call.Agent))
        {
            throw new NetraException(
                ErrorCodes.Forbidden,
                $"Agent '{caller}' may not call agent '{call.Agent}': it does not name it among the agents that it requires.");
        }

        if (callId.Depth > limits.CallDepth)
        {
            throw new NetraException(ErrorCodes.LimitExceeded, $"Calls of agents by agents are nested at most {limits.CallDepth} deep.");
        }

        return run.Calls.Length < limits.CallsPerRun
            ? catalog.Find(call.Agent).Description
            : throw new NetraException(ErrorCodes.LimitExceeded, $"The agents of one run call each other at most {limits.CallsPerRun} times.");
    }

    /// <summary>Checks whether the run may ask a person once more.</summary>
    /// <exception cref="NetraException">It may not.</exception>
    public static void AdmitApproval(RunRecord run)
    {
        if (run.Approvals.Length >= MaxApprovals)
        {
            throw new NetraException(ErrorCodes.LimitExceeded, $"One run asks a person at most {MaxApprovals} times.");
        }
    }
}
