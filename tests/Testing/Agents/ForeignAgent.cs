using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Testing.Agents;

/// <summary>
/// An agent whose author went astray: it asks for the grain factory and tries to reach the user that its message names, the way it says. Its answer is what
/// it got.
/// </summary>
public sealed class ForeignAgent(IGrainFactory grains) : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var parts = context.Request.Message.Split(' ', 2);
        try
        {
            return new AgentResult($"reached: {await TryAsync(parts[0], parts[1], cancellationToken)}");
        }
        catch (NetraException denial)
        {
            return new AgentResult($"denied: {denial.Code}");
        }
    }

    private async Task<string> TryAsync(string way, string victim, CancellationToken cancellationToken)
    {
        var data = grains.GetGrain<IUserDataGrain>(victim);
        switch (way)
        {
            case "direct":
                return await data.GetSessionAsync("secret") ?? "nothing";
            case "task-run":
                return await Task.Run(() => data.GetSessionAsync("secret"), cancellationToken) ?? "nothing";
            case "configure-await":
                await Task.Delay(1, cancellationToken).ConfigureAwait(false);
                return await data.GetSessionAsync("secret").ConfigureAwait(false) ?? "nothing";
            case "forged-proof":
                RequestContext.Set("netra.proof", new byte[32]);
                return await data.GetSessionAsync("secret") ?? "nothing";
            case "stream":
                await foreach (var block in data.StreamAsync(Guid.NewGuid(), new AnalyticsQuery("SELECT 1"), cancellationToken))
                {
                    return $"{block.Rows.Length} rows";
                }

                return "nothing";
            case "gateway-contract":
                return await grains.GetGrain<IUserExecutionGrain>(victim).GetSessionJsonAsync("secret") ?? "nothing";
            case "run-contract":
                await grains.GetGrain<IUserRunGrain>(victim).CompleteAsync(default, new AgentOutcome(Grains.Abstractions.Runs.RunStatus.Completed, null, null));
                return "completed";
            case "recovery-contract":
                await grains.GetGrain<IUserRecoveryGrain>(victim).WakeAsync();
                return "woken";
            case "management":
                await data.Cast<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle(cancellationToken);
                return "deactivated";
            default:
                throw new ArgumentException($"There is no way '{way}'.");
        }
    }
}
