using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;

namespace Netra.Faults.Agents;

/// <summary>Reads what the counting agent's effects on the user's data amount to.</summary>
internal sealed class LedgerAgent : IAgent
{
    /// <summary>Its name.</summary>
    public const string Name = "ledger";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AgentResult.Of("The user's ledger.", await context.StepAsync("read", (_, token) => ReadAsync(context.Data, token), StepOptions.Repeatable));
    }

    private static async Task<Ledger> ReadAsync(IUserData data, CancellationToken cancellationToken)
    {
        await using var redis = await data.OpenRedisAsync(cancellationToken);
        await using var rows = await data.OpenClickHouseAsync(cancellationToken);
        var stored = (await rows.QueryAsync(new AnalyticsQuery("SELECT count(), uniqExact(workload_id) FROM workload_events"), cancellationToken)).Rows[0];
        return new Ledger(
            await redis.GetAsync<long>(CountingAgent.Counter, cancellationToken),
            (await redis.SetMembersAsync(CountingAgent.Operations, cancellationToken)).Count,
            Convert.ToInt64(stored[0], System.Globalization.CultureInfo.InvariantCulture),
            Convert.ToInt64(stored[1], System.Globalization.CultureInfo.InvariantCulture));
    }
}
