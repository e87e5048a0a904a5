using Microsoft.Extensions.Logging.Abstractions;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents;
using Netra.Grains.Tests.Telemetry;

namespace Netra.Grains.Tests.Agents;

public sealed class StepRecorderTests : IDisposable
{
    private static readonly AgentGrainKey Key = new(UserId.Parse("alice"), RunId.New(DateTimeOffset.UnixEpoch), AgentName.Parse("script"), CallId.Root);

    private readonly WatchedTime _time = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly ListeningUser _user = new();
    private readonly HoldUps _holdUps = new();
    private readonly StepRecorder _recorder;
    private readonly Task _sending;

    public StepRecorderTests()
    {
        _recorder = new StepRecorder(_user.ReportAsync, known: 0, _holdUps, _time, _stopping);
        _sending = _recorder.SendAsync();
    }

    public static TheoryData<Exception> Passing =>
    [
        new NetraException(ErrorCodes.Unavailable, "The user moves."), new TimeoutException(), new SiloUnavailableException(), new ObjectDisposedException("services"),
        new OperationCanceledException(),
    ];

    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
    }

    [Fact]
    public async Task Record_StepsOutOfOrder_AreToldInOrder()
    {
        var second = _recorder.RecordAsync(Report(1));
        var third = _recorder.RecordAsync(Report(2));
        await Task.Yield();
        Assert.Empty(_user.Reports);

        await _recorder.RecordAsync(Report(0));
        await Task.WhenAll(second, third);

        Assert.Equal([0, 1, 2], _user.Reports.Select(report => report.Entry!.Step));
    }

    [Fact]
    public async Task Step_BehindOneThatTheStoppingNodeHoldsBack_WaitsToo()
    {
        var drain = new StepDrain(_time);
        await drain.DrainAsync(CancellationToken.None);
        var journal = new StepJournal(Key.Agent, []);
        var runner = new StepRunner(journal, _recorder, drain, _holdUps, Key, _time, NullLogger.Instance, TestMeters.Agents(_time), _stopping.Token);

        var pay = runner.RunAsync("pay", tool: null, (_, _) => Task.FromResult(1), new StepOptions());
        var look = runner.RunAsync("look", tool: null, (_, _) => Task.FromResult(2), StepOptions.Repeatable);
        await Task.Yield();

        Assert.Empty(_user.Reports);
        Assert.True(_holdUps.Any);
        await _stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pay);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => look);
    }

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task Record_FailureThatPasses_IsToldAgain(Exception failure)
    {
        _user.Failures.Enqueue(failure);

        var recorded = _recorder.RecordAsync(Report(0));
        await _time.WaitedFor.WaitAsync(TestContext.Current.CancellationToken);
        Assert.True(_holdUps.Any);
        _time.Advance(TimeSpan.FromMinutes(1));

        await recorded.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(_holdUps.Any);
        Assert.Single(_user.Reports);
    }

    [Fact]
    public async Task Record_FailureThatStays_EndsTheExecutionWhateverTheAgentMakesOfIt()
    {
        _user.Failures.Enqueue(new NetraException(ErrorCodes.Internal, "It cannot be recorded."));
        var behind = _recorder.RecordAsync(Report(1));

        await Assert.ThrowsAsync<NetraException>(() => _recorder.RecordAsync(Report(0)));
        await Assert.ThrowsAsync<NetraException>(() => behind);
        await Assert.ThrowsAsync<NetraException>(() => _recorder.RecordAsync(Report(2)));

        Assert.Throws<NetraException>(_recorder.ThrowIfBroken);
        Assert.Empty(_user.Reports);
        Assert.False(_sending.IsFaulted);
    }

    private static AgentReport Report(int step) => new([], new JournalEntry(step, "step", JournalState.Completed, 1, "1", null));
}
