using Netra.Grains.Abstractions.Agents;

namespace Netra.Isolation.Tests.GrainStates;

/// <summary>Adds its message to a list that all users share, and answers with the list.</summary>
public sealed class TallyAgent(IGrainFactory grains) : IAgent
{
    public const string Key = "visible-grain";

    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tally = grains.GetGrain<ITallyGrain>(Key);
        return new AgentResult(await context.StepAsync("tally", async (_, _) =>
        {
            await tally.AddAsync(context.Request.Message);
            return await tally.ReadAsync();
        }));
    }
}
