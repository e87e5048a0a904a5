using System.Globalization;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Testing.Agents;

/// <summary>
/// Does what its message says, a line at a time: <c>think x</c>, <c>tool name</c>, <c>query SQL</c>, <c>insert N</c>, <c>count key</c>, <c>open N</c>, <c>hang</c>,
/// <c>hang-tool</c>, <c>fail code</c>, <c>crash</c>, <c>answer x</c>; <c>gate key</c> waits until the session has that key, <c>call agent line | line</c> has
/// another agent do lines (<c>||</c> separates those of an agent that it calls), <c>all line &amp; line</c> does lines at once, <c>try line</c> answers a failure
/// with its code, <c>recurse</c> calls itself until that is refused, <c>sleep seconds</c>, <c>approve prompt</c>, <c>forget prompt</c> asks and does not wait; <c>once key</c> counts after the gate of that
/// name was passed, and must not run twice; <c>flaky failures code seconds</c> is a tool that fails a few times, with so long a pause after each; <c>operation gate</c>
/// leaves the operation id of each attempt in the session before it waits at the gate; <c>hold gate</c> opens contexts before the gate and uses them after it.
/// </summary>
public sealed class ScriptAgent : IAgent
{
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var answers = new List<string>();
        foreach (var line in context.Request.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (await DoLineAsync(context, line, cancellationToken) is { } answer)
            {
                answers.Add(answer);
            }
        }

        return new AgentResult(string.Join('\n', answers));
    }

    private static Task<string?> DoLineAsync(AgentContext context, string line, CancellationToken cancellationToken)
    {
        var parts = line.Split(' ', 2);
        return DoAsync(context, parts[0], parts.Length > 1 ? parts[1] : string.Empty, cancellationToken);
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
                return await OpenAsync(context, int.Parse(argument, CultureInfo.InvariantCulture), cancellationToken);
            case "set":
                return await context.StepAsync<string?>("set", async (_, token) =>
                {
                    await context.Data.Session.SetAsync(argument, true, cancellationToken: token);
                    return null;
                });
            case "gate":
                return await context.ToolAsync("gate", new { argument }, (_, token) => PassAsync(context, argument, token), StepOptions.Repeatable);
            case "once":
                return await context.ToolAsync("once", new { argument }, async (_, token) =>
                {
                    await PassAsync(context, argument, token);
                    return await CountAsync(context, argument, token);
                });
            case "flaky":
                return await FlakyAsync(context, argument.Split(' '));
            case "operation":
                return await context.ToolAsync("operation", new { argument }, async (scope, token) =>
                {
                    await context.Data.Session.SetAsync($"attempt {scope.Attempt}", scope.OperationId.ToString(), cancellationToken: token);
                    await PassAsync(context, argument, token);
                    return scope.OperationId.ToString();
                }, StepOptions.Repeatable);
            case "call":
                var called = argument.Split(' ', 2);
                return (await context.CallAgentAsync(called[0], called[1].Replace(" | ", "\n", StringComparison.Ordinal).Replace(" || ", " | ", StringComparison.Ordinal))).Answer;
            case "all":
                return string.Join(',', await Task.WhenAll(argument.Split(" & ").Select(line => DoLineAsync(context, line, cancellationToken))));
            case "try":
                return await TryAsync(context, argument, cancellationToken);
            case "recurse":
                return "+" + await TryAsync(context, "call script recurse", cancellationToken);
            case "sleep":
                await context.SleepAsync(TimeSpan.FromSeconds(double.Parse(argument, CultureInfo.InvariantCulture)));
                return null;
            case "approve":
                var decided = await context.RequestApprovalAsync(argument);
                return $"{argument}: {(decided.Approved ? "yes" : "no")} {decided.Comment}".TrimEnd();
            case "forget":
                _ = context.RequestApprovalAsync(argument);
                return null;
            case "hold":
                return await context.ToolAsync("hold", new { argument }, (_, token) => HoldAsync(context, argument, token));
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

    private static Task<string> FlakyAsync(AgentContext context, string[] arguments)
    {
        var (failures, code, seconds) = (int.Parse(arguments[0], CultureInfo.InvariantCulture), arguments[1], double.Parse(arguments[2], CultureInfo.InvariantCulture));
        return context.ToolAsync(
            "flaky",
            new { failures },
            (scope, _) => scope.Attempt <= failures ? throw new NetraException(code, $"attempt {scope.Attempt}") : Task.FromResult($"attempt {scope.Attempt}"),
            new StepOptions { Idempotent = true, Retry = new RetryPolicy { FirstDelay = TimeSpan.FromSeconds(seconds), LongestDelay = TimeSpan.FromDays(1) } });
    }

    private static async Task<string?> TryAsync(AgentContext context, string line, CancellationToken cancellationToken)
    {
        try
        {
            return await DoLineAsync(context, line, cancellationToken);
        }
        catch (NetraException failure)
        {
            return $"failed: {failure.Code}";
        }
    }

    private static async Task<string> PassAsync(AgentContext context, string key, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await context.Data.Session.GetAsync<bool?>(key, cancellationToken) is null)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
        }

        return $"passed {key}";
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
        var rows = Enumerable.Range(0, int.Parse(count, CultureInfo.InvariantCulture))
            .Select(i => System.Collections.Immutable.ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), "script"));
        var stored = await clickHouse.InsertAsync(new InsertBatch("workload_events", ["timestamp", "workload_id"], [.. rows]), scope.OperationId, cancellationToken);
        return $"inserted {stored}";
    }

    private static async Task<string> CountAsync(AgentContext context, string key, CancellationToken cancellationToken)
    {
        await using var redis = await context.Data.OpenRedisAsync(cancellationToken);
        return $"{key}={await redis.IncrementAsync(key, 1, cancellationToken)}";
    }

    private static async Task<string> HoldAsync(AgentContext context, string gate, CancellationToken cancellationToken)
    {
        await using var clickHouse = await context.Data.OpenClickHouseAsync(cancellationToken);
        await using var redis = await context.Data.OpenRedisAsync(cancellationToken);
        await PassAsync(context, gate, cancellationToken);
        var result = await clickHouse.QueryAsync(new AnalyticsQuery("SELECT count() FROM workload_events"), cancellationToken);
        return $"rows={result.Rows[0][0]} {gate}={await redis.IncrementAsync(gate, 1, cancellationToken)}";
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
