using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>
/// A context on the real engine in which every step runs twice under one operation id, as it does when a node dies after the work and before its record.
/// </summary>
internal sealed class TwiceContext(AnalysisUser user, string parameters) : AgentContext
{
    private readonly OperationId _run = OperationId.New();
    private int _steps;

    public override AgentRequest Request { get; } = new("write them", parameters, default!, new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));

    public override IUserData Data { get; } = new EngineData(user);

    public override async Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null)
    {
        Assert.True(options?.Idempotent, $"Step {name} would end the run as outcome_unknown.");
        var operation = _run.Derive($"{_steps++}");
        var first = await work(new StepScope(operation, 1), TestContext.Current.CancellationToken);
        var second = await work(new StepScope(operation, 2), TestContext.Current.CancellationToken);
        Assert.Equivalent(first, second);
        return second;
    }

    public override Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) => StepAsync(name, work, options);

    public override Task<AgentResult> CallAgentAsync(string agent, string message, object? parameters = null) => throw new NotSupportedException();

    public override Task SleepAsync(TimeSpan duration) => throw new NotSupportedException();

    public override Task SleepAsync(DateTimeOffset until) => throw new NotSupportedException();

    public override Task<Approval> RequestApprovalAsync(string prompt) => throw new NotSupportedException();

    public override Task ThinkingAsync(string thought) => Task.CompletedTask;

    public override Task ProgressAsync(string content, double? percent = null) => Task.CompletedTask;
}
