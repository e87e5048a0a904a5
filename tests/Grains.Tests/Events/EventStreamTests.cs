using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Events;
using Netra.Grains.Log;
using Netra.Grains.Tests.Log;

namespace Netra.Grains.Tests.Events;

public sealed class EventStreamTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedLog _log = new();
    private readonly UserLogWriter _writer;
    private readonly EventStream _stream;
    private readonly RunRecord _run = NewRun();

    public EventStreamTests()
    {
        _writer = new UserLogWriter(_log, _time);
        _stream = new EventStream(_log, _writer, _time, CancellationToken.None);
        _writer.Published = _stream.Publish;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _stream.Dispose();
        _writer.Dispose();
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(4L)]
    [InlineData(5L)]
    public async Task Read_FromAnyPlace_SaysAtOnceWhereItIsAndFollowsOn(long after)
    {
        await CommitAsync(5);
        await using var batches = Read(after);

        Assert.True(await batches.MoveNextAsync());
        Assert.Equal((after, 5L), (batches.Current.After, batches.Current.Through));
        Assert.Equal(5 - after, batches.Current.Events.Length);

        var next = batches.MoveNextAsync().AsTask();
        await CommitAsync(2);
        Assert.True(await next);
        Assert.Equal([6L, 7], batches.Current.Events.Select(e => e.Sequence));
    }

    [Fact]
    public async Task Read_NothingHappens_GivesASignOfLifeThatEndsThePoll()
    {
        await CommitAsync(1);
        await using var batches = Read(1);
        Assert.True(await batches.MoveNextAsync());

        var next = batches.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(2));

        Assert.True(await next);
        Assert.Equal((1L, 1L, 0), (batches.Current.After, batches.Current.Through, batches.Current.Events.Length));
    }

    [Fact]
    public async Task Read_LongEvents_ComeInBatchesOfBoundedLengthWithoutAGap()
    {
        for (var i = 0; i < 60; i++)
        {
            await CommitAsync(1, new string('x', 60_000));
        }

        var place = 0L;
        await using var batches = Read(0);
        while (place < 60)
        {
            Assert.True(await batches.MoveNextAsync());
            Assert.Equal(place, batches.Current.After);
            Assert.Equal(Enumerable.Range((int)place + 1, batches.Current.Events.Length), batches.Current.Events.Select(e => (int)e.Sequence));
            Assert.True(batches.Current.Events.Sum(e => e.Payload.Length) <= 512 * 1024);
            place = batches.Current.Through;
        }

        // Few of them are kept in memory; a place before those is read from the log.
        Assert.InRange(_log.Reads, 1, 60);
    }

    [Fact]
    public async Task Read_OfOneRun_MovesOnOverTheEventsOfOthers()
    {
        await CommitAsync(250);
        await using var batches = Read(0, RunId.New(DateTimeOffset.UtcNow));
        var place = 0L;
        while (place < 250)
        {
            Assert.True(await batches.MoveNextAsync());
            Assert.Empty(batches.Current.Events);
            Assert.Equal(place, batches.Current.After);
            place = batches.Current.Through;
        }
    }

    [Fact]
    public async Task Read_AnotherOwnerMeanwhile_EndsInTheMiddleOfAReplay()
    {
        await CommitAsync(500);
        await using var batches = Read(0);
        Assert.True(await batches.MoveNextAsync());

        _log.Epoch++;
        _time.Advance(LogOwnership.Confirmed);

        await Assert.ThrowsAsync<LogFencedException>(async () => await batches.MoveNextAsync());
        Assert.Equal(0, _stream.Subscribers);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(500L)]
    public async Task Read_Closed_EndsWhereverItIs(long after)
    {
        await CommitAsync(500);
        await using var batches = Read(after);
        Assert.True(await batches.MoveNextAsync());

        _stream.Close();

        await Assert.ThrowsAsync<LogFencedException>(async () => await batches.MoveNextAsync());
    }

    [Fact]
    public async Task Read_PlaceOfAnotherGeneration_IsExpired()
    {
        await CommitAsync(5);

        var refusal = await Assert.ThrowsAsync<NetraException>(async () => await _stream.ReadAsync(new EventSubscription(3, null, 7), Cancel).GetAsyncEnumerator(Cancel).MoveNextAsync());

        Assert.Equal(ErrorCodes.EventsExpired, refusal.Code);
    }

    private static RunRecord NewRun() => new()
    {
        RunId = RunId.New(DateTimeOffset.UnixEpoch),
        ThreadId = ThreadId.Parse("t"),
        Agent = AgentName.Parse("data"),
        AgentVersion = "1",
        Message = "m",
        Parameters = "{}",
        Status = RunStatus.Running,
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private IAsyncEnumerator<EventBatch> Read(long? after, RunId? runId = null) =>
        _stream.ReadAsync(new EventSubscription(after, runId), Cancel).GetAsyncEnumerator(Cancel);

    private Task CommitAsync(int count, string text = "t") => _writer.CommitAsync(new LogChange
    {
        Events = [.. Enumerable.Range(0, count).Select(_ => new PendingEvent(_run, "data", new EventDraft(EventTypes.ProgressUpdate, $$"""{"content":"{{text}}"}""")))],
    });
}
