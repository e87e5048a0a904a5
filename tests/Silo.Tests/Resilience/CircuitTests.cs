using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Resilience;
using Polly.CircuitBreaker;

namespace Netra.Silo.Tests.Resilience;

public sealed class CircuitTests : IDisposable
{
    private static readonly ResilienceOptions Options = new();

    private readonly FakeTimeProvider _time = new();
    private readonly Circuit _circuit;
    private Func<Task> _probe = () => Task.CompletedTask;
    private int _probes;

    public CircuitTests() => _circuit = NewCircuits.Make(_time).For(new CircuitStore("store", "The store is away.", failure => failure is IOException, ProbeAsync) { HoldsRuns = true });

    public void Dispose() => _circuit.Dispose();

    [Fact]
    public async Task Requests_WithoutAnswer_OpenItAndAreThenRefusedUnasked()
    {
        await BreakAsync();
        var asked = 0;

        var refusal = await Assert.ThrowsAsync<NetraException>(() => _circuit.RunAsync(() => Task.FromResult(++asked)));

        Assert.Equal((ErrorCodes.Unavailable, "The store is away.", true), (refusal.Code, refusal.Message, refusal.OfRunStore));
        Assert.NotNull(refusal.RetryAfter);
        Assert.Equal((CircuitState.Open, 0), (_circuit.State, asked));
    }

    [Fact]
    public async Task Requests_RefusedByTheStoreOrGivenUp_LeaveItClosed()
    {
        for (var i = 0; i < 50; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => _circuit.RunAsync<int>(() => throw new InvalidOperationException("The query is wrong.")));
            await Assert.ThrowsAsync<OperationCanceledException>(() => _circuit.RunAsync<int>(() => throw new OperationCanceledException()));
        }

        Assert.Equal(CircuitState.Closed, _circuit.State);
    }

    [Fact]
    public async Task Requests_GivenUpByManyWhileOthersFindNoAnswer_DoNotKeepItClosed()
    {
        for (var i = 0; i < 50; i++)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => _circuit.RunAsync<int>(() => throw new OperationCanceledException()));
        }

        await BreakAsync();

        Assert.Equal(CircuitState.Open, _circuit.State);
    }

    [Fact]
    public async Task Requests_FewOfManyWithoutAnswer_LeaveItClosed()
    {
        for (var i = 0; i < 20; i++)
        {
            await _circuit.RunAsync(() => Task.FromResult(i));
            await _circuit.RunAsync(() => Task.FromResult(i));
            await FailAsync();
        }

        Assert.Equal(CircuitState.Closed, _circuit.State);
    }

    [Fact]
    public async Task Open_StoreThatAnswersAgain_ClosesWithoutTraffic()
    {
        var since = _circuit.Since;
        await BreakAsync();
        Assert.Equal(0, _probes);

        await ClosedAsync();

        Assert.Equal(1, _probes);
        Assert.True(_circuit.Since >= since + Options.BreakDuration);
        Assert.Equal(7, await _circuit.RunAsync(() => Task.FromResult(7)));
    }

    [Fact]
    public async Task Open_StoreStillAway_StaysOpenSinceItOpenedAndIsProbedAgain()
    {
        _probe = () => throw new IOException("refused");
        await BreakAsync();
        var since = _circuit.Since;
        for (var i = 1; i <= 3; i++)
        {
            await ProbedAsync(i);
            await UntilAsync(() => _circuit.State == CircuitState.Open, "it is open again");
            Assert.Equal(since, _circuit.Since);
        }

        _probe = () => Task.CompletedTask;
        await ClosedAsync();
    }

    [Fact]
    public async Task HalfOpen_ProbeUnderWay_RequestsAreRefusedAtOnce()
    {
        var answer = new TaskCompletionSource();
        _probe = () => answer.Task;
        await BreakAsync();
        await ProbedAsync(1);

        Assert.Equal(CircuitState.HalfOpen, _circuit.State);
        await Assert.ThrowsAsync<NetraException>(() => _circuit.RunAsync(() => Task.FromResult(1)));
        answer.SetResult();
        await ClosedAsync();
    }

    [Fact]
    public async Task Probe_WithoutAnswerInItsTime_CountsAsNone()
    {
        _probe = () => new TaskCompletionSource().Task;
        for (var i = 1; i <= Options.MinimumRequests; i++)
        {
            var probe = _circuit.ProbeAsync();
            _time.Advance(Options.ProbeTimeout);
            Assert.False(await probe);
        }

        Assert.Equal(CircuitState.Open, _circuit.State);
    }

    [Fact]
    public async Task Probe_OfAProcessThatWasItselfPaused_IsAskedAgain()
    {
        _probe = () => _probes == 1 ? new TaskCompletionSource().Task : Task.CompletedTask;
        var probe = _circuit.ProbeAsync();

        _time.Advance(3 * Options.ProbeTimeout);

        Assert.True(await probe);
        Assert.Equal(2, _probes);
    }

    [Fact]
    public async Task Opened_WhileARequestWaits_IsCancelledAndNewOnesAreNot()
    {
        var waiting = _circuit.Opened;

        await BreakAsync();
        Assert.True(waiting.IsCancellationRequested);
        await ClosedAsync();

        Assert.False(_circuit.Opened.IsCancellationRequested);
    }

    private async Task BreakAsync()
    {
        for (var i = 0; i < Options.MinimumRequests; i++)
        {
            await FailAsync();
        }
    }

    private Task<IOException> FailAsync() => Assert.ThrowsAsync<IOException>(() => _circuit.RunAsync<int>(() => throw new IOException("refused")));

    private Task ClosedAsync() => UntilAsync(() => _circuit.State == CircuitState.Closed, "the circuit closes");

    private Task ProbedAsync(int times) => UntilAsync(() => _probes == times, $"probe {times} is made");

    // Time goes on in small steps: the pause before a probe begins whenever the probe before it has been told.
    private async Task UntilAsync(Func<bool> reached, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!reached())
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until {what}");
            _time.Advance(TimeSpan.FromMilliseconds(5));
            await Task.Yield();
        }
    }

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _probes);
        await _probe();
    }
}
