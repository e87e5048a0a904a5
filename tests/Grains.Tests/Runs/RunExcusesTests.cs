using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;
using Netra.Grains.Runs;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Runs;

public sealed class RunExcusesTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLog _log = new();
    private readonly UserLogWriter _writer;
    private readonly RunRegistry _runs = new();
    private readonly RunExcuses _excuses;

    public RunExcusesTests()
    {
        _writer = new UserLogWriter(_log, _time);
        _excuses = new RunExcuses(_writer, _log, _runs, _time);
    }

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Run_WhoseNodeWasLostForAnHour_IsNotChargedForItAndThatIsStored()
    {
        var run = await BeginAsync();
        _time.Advance(TimeSpan.FromHours(1));
        await _excuses.RecoverAsync(new UserLogState(1, 0, 1, 1, Erasing: false, Released: false, [run]));
        _runs.Load([run]);
        _runs.Activate(run.RunId, _time.GetUtcNow());

        await _excuses.ExcuseAsync(_time.GetUtcNow());

        Assert.Equal(TimeSpan.FromHours(1), _writer.Stored[run.RunId].ParkedTime);
    }

    [Fact]
    public async Task Run_ThatNobodyLookedAfterForAWhile_IsNotChargedForItAndThatIsStored()
    {
        var run = await BeginAsync();
        _runs.Activate(run.RunId, _time.GetUtcNow());
        for (var second = 0; second < 10; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await _excuses.ExcuseAsync(_time.GetUtcNow());
        }

        Assert.Equal(TimeSpan.Zero, _writer.Stored[run.RunId].ParkedTime);
        _time.Advance(TimeSpan.FromMinutes(30));
        await _excuses.ExcuseAsync(_time.GetUtcNow());

        Assert.Equal(TimeSpan.FromSeconds(10), _time.GetUtcNow() - run.StartedAt!.Value - _writer.Stored[run.RunId].ParkedTime);
    }

    [Fact]
    public async Task Run_ThatBeganShortlyBeforeItIsExcused_IsExcusedForNoMoreThanItHasRun()
    {
        var run = await BeginAsync();
        _runs.Activate(run.RunId, _time.GetUtcNow());
        _time.Advance(TimeSpan.FromHours(1));
        await _excuses.RecoverAsync(new UserLogState(1, 0, 1, 1, Erasing: false, Released: false, [run]));
        _runs.Put(run with { StartedAt = _time.GetUtcNow() - TimeSpan.FromSeconds(5) });

        await _excuses.ExcuseAsync(_time.GetUtcNow());
        await _excuses.ExcuseAsync(_time.GetUtcNow());

        Assert.Equal(TimeSpan.FromSeconds(5), _writer.Stored[run.RunId].ParkedTime);
    }

    private async Task<RunRecord> BeginAsync()
    {
        var run = _runs.Put(new RunRecord
        {
            RunId = RunId.New(_time.GetUtcNow()),
            ThreadId = ThreadId.Parse("t"),
            Agent = AgentName.Parse("data"),
            AgentVersion = "1",
            Message = "m",
            Parameters = "{}",
            Status = RunStatus.Running,
            CreatedAt = _time.GetUtcNow(),
            StartedAt = _time.GetUtcNow(),
        });
        await _writer.CommitAsync(new LogChange { Run = run, Events = [new PendingEvent(run, "data", new EventDraft(EventTypes.AgentStarted, "{}"))] });
        return run;
    }
}
