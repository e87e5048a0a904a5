using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Budgets;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Runs;

public sealed class RunStepsTests : IDisposable
{
    private static readonly StepCharge OneCall = new(new Spending(new BudgetUse(ToolCalls: 1), BudgetUse.None));

    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLog _log = new();
    private readonly UserLogWriter _writer;
    private readonly RunRegistry _runs = new();
    private readonly UserBudgets _budgets;
    private readonly BudgetMetrics _metrics;
    private readonly RunSteps _steps;
    private readonly AgentExecution _execution;

    public RunStepsTests()
    {
        _writer = new UserLogWriter(_log, _time);
        _metrics = new BudgetMetrics(_services.GetRequiredService<IMeterFactory>());
        _budgets = new UserBudgets(_writer, _runs, new UserLimits(), _metrics, _time);
        _steps = new RunSteps(_writer, _runs, agents: null!, rules: null!, _budgets, _time);
        var run = _runs.Put(new RunRecord
        {
            RunId = RunId.New(DateTimeOffset.UnixEpoch),
            ThreadId = ThreadId.Parse("t"),
            Agent = AgentName.Parse("a"),
            AgentVersion = "1",
            Message = "m",
            Parameters = "{}",
            Status = RunStatus.Running,
            CreatedAt = _time.GetUtcNow(),
        });
        _execution = new AgentExecution(run.RunId, CallId.Root, Guid.NewGuid());
        RunQueue.AddRoot(_runs.Activate(run.RunId, _time.GetUtcNow()), run, _time.GetUtcNow()).Begun = Task.FromResult(_execution.Id);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _metrics.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Report_WhileTooMuchWaitsForTheStore_IsStoredBeforeItsRepetitionIsAcknowledged()
    {
        var held = new TaskCompletionSource();
        _log.BeforeCommit = () => held.Task;
        Task[] before = [.. Enumerable.Range(0, 2_001).Select(_ => _writer.CommitAsync(new LogChange { Run = _runs.Find(_execution.RunId) }))];

        var told = _steps.ReportAsync(_execution, [new AgentReport([], Tool(0, JournalState.Started))]);
        var again = await Assert.ThrowsAsync<NetraException>(() => _steps.ReportAsync(_execution, [new AgentReport([], Tool(0, JournalState.Started))]));
        held.SetResult();
        await Task.WhenAll(before);

        Assert.Equal(ErrorCodes.Unavailable, again.Code);
        Assert.True((await told).Wanted);
        Assert.True((await _steps.ReportAsync(_execution, [new AgentReport([], Tool(0, JournalState.Started))])).Wanted);
        Assert.Equal([0], _log.Stored.SelectMany(commit => commit.Journal).Select(write => write.Entry.Step));
        Assert.Equal(1, _log.Stored.Last(commit => !commit.Days.IsDefault).Days.Single().Spending.Used.ToolCalls);
    }

    [Fact]
    public async Task Step_ThatEndsAsItWasCharged_IsRecordedWithoutTheSumsAgain()
    {
        await _steps.ReportAsync(_execution, [new AgentReport([], Tool(0, JournalState.Started))]);
        await _steps.ReportAsync(_execution, [new AgentReport([], Tool(0, JournalState.Completed))]);

        Assert.Equal([1, 0], _log.Stored.Select(commit => commit.Runs.Length));
        Assert.Equal([false, true], _log.Stored.Select(commit => commit.Days.IsDefault));
        Assert.Equal([1L, 1L], _log.Stored.SelectMany(commit => commit.Journal).Select(write => write.Entry.Charge!.Spending.Used.ToolCalls));
        Assert.Equal(1, _budgets.Statistics().Used.ToolCalls);
    }

    private static JournalEntry Tool(int step, JournalState state) =>
        new(step, "tool", state, Attempt: 1, Result: state == JournalState.Completed ? "1" : null, ToolCallId: null) { Charge = OneCall };
}
