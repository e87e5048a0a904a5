using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;

namespace Netra.Faults.Agents;

/// <summary>
/// Has one effect per step, each twice over: on a counter, where a repetition would show, and as a member of a set, where a loss would. The last step
/// stores a row. Every effect carries the operation id of its step.
/// </summary>
internal sealed class CountingAgent : IAgent
{
    /// <summary>Its name.</summary>
    public const string Name = "counting";

    /// <summary>The key of the counter.</summary>
    public const string Counter = "count";

    /// <summary>The key of the set of operations that took effect.</summary>
    public const string Operations = "operations";

    /// <summary>The name of the tool that counts.</summary>
    public const string Tool = "count_up";

    // Outlasts the longest fault.
    private static readonly StepOptions Patiently = new()
    {
        Idempotent = true,
        Retry = new RetryPolicy { Attempts = 40, FirstDelay = TimeSpan.FromMilliseconds(250), LongestDelay = TimeSpan.FromSeconds(2) },
    };

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wanted = JsonSerializer.Deserialize<CountingRequest>(context.Request.Parameters, JsonSerializerOptions.Web)!;
        await context.ThinkingAsync(context.Request.Message);
        for (var step = 1; step <= wanted.Steps; step++)
        {
            await context.ToolAsync(Tool, new { step }, (scope, token) => CountAsync(context.Data, scope, token), Patiently);
        }

        if (wanted.Sleep > TimeSpan.Zero)
        {
            await context.SleepAsync(wanted.Sleep);
        }

        if (wanted.Calls)
        {
            await context.CallAgentAsync(Name, context.Request.Message, new CountingRequest { Steps = wanted.Steps });
        }

        if (wanted.Asks)
        {
            await context.RequestApprovalAsync(context.Request.Message);
        }

        if (wanted.Stores)
        {
            await context.StepAsync("store_row", (scope, token) => StoreAsync(context.Data, scope, token), Patiently);
        }

        return new AgentResult(context.Request.Message);
    }

    private static async Task<long> CountAsync(IUserData data, StepScope scope, CancellationToken cancellationToken)
    {
        await using var redis = await data.OpenRedisAsync(cancellationToken);
        await redis.SetAddAsync(Operations, scope.OperationId.ToString(), cancellationToken);
        return await redis.IncrementAsync(Counter, 1, scope.OperationId, cancellationToken);
    }

    private static async Task<long> StoreAsync(IUserData data, StepScope scope, CancellationToken cancellationToken)
    {
        await using var rows = await data.OpenClickHouseAsync(cancellationToken);
        var batch = new InsertBatch("workload_events", ["timestamp", "workload_id"], [[DateTime.UtcNow, scope.OperationId.ToString()]]);
        return await rows.InsertAsync(batch, scope.OperationId, cancellationToken);
    }
}
