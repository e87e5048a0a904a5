using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Tests.Log;

public sealed class UserLogWriterTests : IDisposable
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };
    private readonly ScriptedLog _log = new();
    private readonly UserLogWriter _writer;
    private readonly List<UserEvent> _published = [];

    public UserLogWriterTests() => _writer = new UserLogWriter(_log, _time) { Published = events => _published.AddRange(events) };

    public void Dispose() => _writer.Dispose();

    [Fact]
    public async Task Commit_ManyAtOnce_AreNumberedWithoutGapsInFewWrites()
    {
        var held = new TaskCompletionSource();
        _log.BeforeCommit = () => held.Task;
        var commits = Enumerable.Range(0, 50).Select(i => _writer.CommitAsync(Change(i))).ToArray();

        held.SetResult();
        await Task.WhenAll(commits);

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), _published.Select(e => e.Sequence));
        Assert.Equal(2, _log.Stored.Count);
    }

    [Fact]
    public async Task Commit_StoreAway_IsSentAgainUnchangedAndNotToldBefore()
    {
        var attempts = 0;
        _log.BeforeCommit = () => ++attempts < 3 ? throw ScriptedLog.Away() : Task.CompletedTask;

        var commit = _writer.CommitAsync(Change(1));
        while (attempts < 3)
        {
            Assert.Empty(_published);
            Assert.False(commit.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        await commit;
        Assert.Single(_log.Sent.Distinct());
        Assert.Single(_published);
    }

    [Fact]
    public async Task Commit_StoreAwayForLong_IsUnavailableToTheCallerAndStoredLater()
    {
        var away = true;
        _log.BeforeCommit = () => away ? throw ScriptedLog.Away() : Task.CompletedTask;
        var commit = _writer.CommitAsync(Change(1));
        for (var i = 0; i < 30 && !commit.IsCompleted; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var failure = await Assert.ThrowsAsync<NetraException>(() => commit);
        Assert.Equal(ErrorCodes.Unavailable, failure.Code);
        away = false;
        var next = _writer.CommitAsync(Change(2));
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            await Task.Yield();
        }

        await next;
        Assert.Equal([1, 2], _published.Select(e => e.Sequence));
    }

    [Fact]
    public async Task Commit_AfterAnotherTookTheLog_FailsAndNeverWritesAgain()
    {
        await _writer.CommitAsync(Change(1));
        var fenced = 0;
        _writer.Fenced = () => fenced++;
        _log.Epoch++;

        await Assert.ThrowsAsync<LogFencedException>(() => _writer.CommitAsync(Change(2)));
        await Assert.ThrowsAsync<LogFencedException>(() => _writer.CommitAsync(Change(3)));

        Assert.Equal((1, 1), (fenced, _log.Stored.Count));
        Assert.Single(_published);
    }

    [Fact]
    public async Task Confirm_OlderThanTwoSeconds_AsksTheLog()
    {
        await _writer.CommitAsync(Change(1));
        _log.Epoch++;

        await _writer.ConfirmAsync(TestContext.Current.CancellationToken);
        _time.Advance(LogOwnership.Confirmed);

        await Assert.ThrowsAsync<LogFencedException>(() => _writer.ConfirmAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Confirm_PausedWhileTheLogWasTaken_AsksTheLog()
    {
        _log.AfterTake = () =>
        {
            _time.Advance(LogOwnership.Confirmed);
            _log.Epoch++;
        };
        await _writer.OpenAsync();

        await Assert.ThrowsAsync<LogFencedException>(() => _writer.ConfirmAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Commit_OfANewOwner_WaitsUntilTheOneBeforeTellsNothingFromMemory()
    {
        (_log.Epoch, _log.Released) = (1, false);
        await _writer.OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(1.5));

        var commit = _writer.CommitAsync(Change(1));
        _time.Advance(TimeSpan.FromSeconds(0.4));
        Assert.Empty(_log.Sent);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        await commit;
        Assert.Single(_log.Stored);
    }

    [Fact]
    public async Task Commit_OfANewOwnerLongAfterItTookTheLog_DoesNotWait()
    {
        (_log.Epoch, _log.Released) = (1, false);
        await _writer.OpenAsync();
        _time.Advance(LogOwnership.Confirmed);

        await _writer.CommitAsync(Change(1));

        Assert.Single(_log.Stored);
    }

    [Fact]
    public async Task Release_WhileTheOwnerBeforeMayStillTell_LeavesTheNextOneWaiting()
    {
        (_log.Epoch, _log.Released) = (1, false);
        await _writer.OpenAsync();
        _time.Advance(TimeSpan.FromSeconds(1.9));

        await _writer.ReleaseAsync(TestContext.Current.CancellationToken);

        Assert.False(_log.GivenBack);
    }

    [Fact]
    public async Task Release_AfterTheOwnerBeforeIsSilent_LetsTheNextOneWriteAtOnce()
    {
        (_log.Epoch, _log.Released) = (1, false);
        await _writer.OpenAsync();
        _time.Advance(LogOwnership.Confirmed);

        await _writer.ReleaseAsync(TestContext.Current.CancellationToken);

        Assert.True(_log.GivenBack);
    }

    [Fact]
    public async Task Release_OnItsWay_NothingIsToldFromMemoryAnyMore()
    {
        await _writer.CommitAsync(Change(1));
        var held = new TaskCompletionSource();
        _log.BeforeCommit = () => held.Task;

        var release = _writer.ReleaseAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<LogFencedException>(() => _writer.ConfirmAsync(TestContext.Current.CancellationToken));
        held.SetResult();
        await release;
        Assert.True(_log.GivenBack);
    }

    [Fact]
    public async Task Open_ThatTheStoreBrokeOff_IsTriedAgain()
    {
        _log.AfterTake = () => throw new OperationCanceledException();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(_writer.OpenAsync);

        _log.AfterTake = () => { };
        await _writer.CommitAsync(Change(1));

        Assert.Single(_log.Stored);
    }

    [Fact]
    public async Task Commit_ThatFailsBeforeItIsSent_EndsTheWriter()
    {
        var left = 0;
        _writer.Fenced = () => left++;
        _writer.Retention = _ => throw new InvalidOperationException("The rules cannot be applied.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _writer.CommitAsync(Change(1)));

        await Assert.ThrowsAsync<LogFencedException>(() => _writer.CommitAsync(Change(2)));
        Assert.Equal((1, 0), (left, _log.Sent.Count));
    }

    [Theory]
    [InlineData(60, 100, 10)]
    [InlineData(60, 1, 400_000)]
    public async Task Commit_ManyLargeOnesAtOnce_AreStoredInSeveralWritesInOrder(int changes, int events, int text)
    {
        var held = new TaskCompletionSource();
        _log.BeforeCommit = () => held.Task;
        var payload = new string('x', text);
        var commits = Enumerable.Range(0, changes).Select(i => _writer.CommitAsync(Change(i, events, payload))).ToArray();

        held.SetResult();
        await Task.WhenAll(commits);

        Assert.Equal(Enumerable.Range(1, changes * events).Select(i => (long)i), _published.Select(e => e.Sequence));
        Assert.All(_log.Stored, commit => Assert.InRange(commit.Events.Length + commit.Runs.Length, 1, 3_900));
        Assert.All(_log.Stored, commit => Assert.InRange(commit.Events.Sum(e => (long)e.Payload.Length), 1, 10_000_000));
        Assert.InRange(_log.Stored.Count, 3, 10);
    }

    [Fact]
    public async Task Commit_ThatTheStoreRefuses_EndsTheWriterSoThatItsSuccessorReadsWhatIsStored()
    {
        await _writer.CommitAsync(Change(1));
        var left = 0;
        _writer.Fenced = () => left++;
        _log.BeforeCommit = () => throw new NetraException(ErrorCodes.TooLarge, "That is too much for one write.");

        var refused = _writer.CommitAsync(Change(2));
        Assert.Equal(ErrorCodes.TooLarge, (await Assert.ThrowsAsync<NetraException>(() => refused)).Code);

        _log.BeforeCommit = () => Task.CompletedTask;
        await Assert.ThrowsAsync<LogFencedException>(() => _writer.CommitAsync(Change(3)));
        Assert.Equal((1, 1), (left, _log.Stored.Count));
    }

    [Fact]
    public async Task Commit_WhileTooMuchWaits_IsStoredAllTheSame_AndWhatIsNewIsRefused()
    {
        var held = new TaskCompletionSource();
        _log.BeforeCommit = () => held.Task;
        var commits = Enumerable.Range(0, 2_001).Select(i => _writer.CommitAsync(Change(i))).ToArray();

        var last = _writer.CommitAsync(Change(2_001));
        Assert.Equal(ErrorCodes.Unavailable, Assert.Throws<NetraException>(_writer.ThrowIfFull).Code);
        Assert.Equal(ErrorCodes.Unavailable, (await Assert.ThrowsAsync<NetraException>(() => _writer.CommitAsync(new LogChange()))).Code);
        held.SetResult();
        await Task.WhenAll([.. commits, last]);

        Assert.Equal(2_002, _writer.Stored.Count);
        _writer.ThrowIfFull();
    }

    private static LogChange Change(int i) => Change(i, 1, "{}");

    private static LogChange Change(int i, int events, string payload)
    {
        var run = new RunRecord
        {
            RunId = RunId.New(DateTimeOffset.UnixEpoch.AddSeconds(i)),
            ThreadId = ThreadId.Parse("t"),
            Agent = AgentName.Parse("data"),
            AgentVersion = "1",
            Message = "m",
            Parameters = "{}",
            Status = RunStatus.Running,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
        return new LogChange { Run = run, Events = [.. Enumerable.Repeat(new PendingEvent(run, "data", new EventDraft(EventTypes.AgentStarted, payload)), events)] };
    }
}
