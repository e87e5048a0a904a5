using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Testing.Agents;

/// <summary>
/// Does what its message says, a line at a time: <c>think x</c>, <c>tool name</c>, <c>query SQL</c>, <c>insert N</c>, <c>count key</c>, <c>open N</c>, <c>hang</c>,
/// <c>hang-tool</c>, <c>fail code</c>, <c>crash</c>, <c>answer x</c>.
/// </summary>
public sealed class ScriptAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var answers = new List<string>();
        foreach (var line in context.Request.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(' ', 2);
            var argument = parts.Length > 1 ? parts[1] : string.Empty;
            if (await DoAsync(context, parts[0], argument, cancellationToken) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return new AgentResult(string.Join('\n', answers));
    }

    private static async Task<string?> DoAsync(AgentContext context, string verb, string argument, CancellationToken cancellationToken)
    {
        switch (verb)
        {
            case "think":
                await context.ThinkingAsync(argument);
                return null;
            case "tool":
                return await context.ToolAsync(argument, new { argument }, (_, _) => Task.FromResult($"did {argument}"));
            case "query":
                return await context.ToolAsync("query", new { sql = argument }, (_, token) => QueryAsync(context, argument, token), StepOptions.Repeatable);
            case "insert":
                return await context.ToolAsync("insert", new { argument }, (scope, token) => InsertAsync(context, argument, scope, token), StepOptions.Repeatable);
            case "count":
                return await context.ToolAsync("count", new { argument }, (_, token) => CountAsync(context, argument, token));
            case "open":
                return await OpenAsync(context, int.Parse(argument, System.Globalization.CultureInfo.InvariantCulture), cancellationToken);
            case "hang":
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                return null;
            case "hang-tool":
                return await context.ToolAsync<string>("hang", new { }, async (_, token) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, token);
                    return string.Empty;
                });
            case "fail":
                throw new NetraException(argument, $"failed with {argument}");
            case "crash":
                throw new InvalidOperationException("secret detail");
            default:
                return argument;
        }
    }

    private static async Task<string> QueryAsync(AgentContext context, string sql, CancellationToken cancellationToken)
    {
        await using var clickHouse = await context.Data.OpenClickHouseAsync(cancellationToken);
        var result = await clickHouse.QueryAsync(new AnalyticsQuery(sql), cancellationToken);
        return string.Join(';', result.Rows.Select(row => string.Join(',', row)));
    }

    private static async Task<string> InsertAsync(AgentContext context, string count, StepScope scope, CancellationToken cancellationToken)
    {
        await using var clickHouse = await context.Data.OpenClickHouseAsync(cancellationToken);
        var rows = Enumerable.Range(0, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture))
            .Select(i => System.Collections.Immutable.ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), "script"));
        var stored = await clickHouse.InsertAsync(new InsertBatch("workload_events", ["timestamp", "workload_id"], [.. rows]), scope.OperationId, cancellationToken);
        return $"inserted {stored}";
    }

    private static async Task<string> CountAsync(AgentContext context, string key, CancellationToken cancellationToken)
    {
        await using var redis = await context.Data.OpenRedisAsync(cancellationToken);
        return $"{key}={await redis.IncrementAsync(key, 1, cancellationToken)}";
    }

    private static async Task<string> OpenAsync(AgentContext context, int count, CancellationToken cancellationToken)
    {
        var attempts = await Task.WhenAll(Enumerable.Range(0, count).Select(async _ =>
        {
            try
            {
                return await context.Data.OpenClickHouseAsync(cancellationToken);
            }
            catch (NetraException refusal) when (refusal.Code == ErrorCodes.LimitExceeded)
            {
                return null;
            }
        }));
        foreach (var opened in attempts.OfType<IClickHouseContext>())
        {
            await opened.DisposeAsync();
        }

        return $"opened {attempts.Count(opened => opened is not null)} refused {attempts.Count(opened => opened is null)}";
    }
}
