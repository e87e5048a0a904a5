using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Tests.Agents.BuiltIn;

/// <summary>A context whose queries are answered by a script, and that keeps what the agent did, in order.</summary>
internal sealed class ScriptedContext(string message, Func<AnalyticsQuery, QueryResult> answer, string parameters = "{}") : AgentContext
{
    /// <summary>Thoughts, tools and progress, by kind.</summary>
    public List<string> Steps { get; } = [];

    public List<AnalyticsQuery> Queries { get; } = [];

    public override AgentRequest Request { get; } = new(message, parameters, default!, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public override IUserData Data => new ScriptedData(query =>
    {
        Queries.Add(query);
        return answer(query);
    });

    public override async Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null)
    {
        // What is recorded must survive JSON.
        var result = await work(new StepScope(default!, 1), CancellationToken.None);
        return JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(result, EventJson.Options), EventJson.Options)!;
    }

    public override Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null)
    {
        Assert.True(options?.Idempotent);
        Steps.Add("tool " + name + " " + JsonSerializer.Serialize(arguments, EventJson.Options));
        return StepAsync(name, work, options);
    }

    public override Task<AgentResult> CallAgentAsync(string agent, string message, object? parameters = null) => throw new NotSupportedException();

    public override Task SleepAsync(TimeSpan duration) => throw new NotSupportedException();

    public override Task SleepAsync(DateTimeOffset until) => throw new NotSupportedException();

    public override Task<Approval> RequestApprovalAsync(string prompt) => throw new NotSupportedException();

    public override Task ThinkingAsync(string thought)
    {
        Steps.Add("thinking " + thought);
        return Task.CompletedTask;
    }

    public override Task ProgressAsync(string content, double? percent = null)
    {
        Steps.Add("progress " + content);
        return Task.CompletedTask;
    }
}
