using Netra.Grains.Abstractions.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace Netra.Silo.Resilience;

/// <summary>
/// The circuit of one store. It opens when too many requests find no answer; from then on requests are refused at once, instead of piling up, and a
/// probe looks again and again in the background, so that it closes without traffic. Only probes are let through while it is not closed: a request of
/// a user can take long, or be given up, and would tell nothing of the store.
/// </summary>
internal sealed partial class Circuit : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly CircuitStore _store;
    private readonly ResilienceOptions _options;
    private readonly TimeProvider _time;
    private readonly CircuitMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ResiliencePipeline<bool> _breaker;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationToken _stopped;
    private readonly Lock _lock = new();
    private CancellationTokenSource _opened = new();
    private int _state = (int)CircuitState.Closed;
    private long _episode;

    /// <summary>A closed circuit.</summary>
    public Circuit(CircuitStore store, ResilienceOptions options, TimeProvider time, CircuitMetrics metrics, ILogger logger)
    {
        (_store, _options, _time, _metrics, _logger) = (store, options, time, metrics, logger);
        Since = time.GetUtcNow();
        _stopped = _stopping.Token;
        _breaker = new ResiliencePipelineBuilder<bool> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumRequests,
                SamplingDuration = options.SamplingWindow,
                BreakDuration = options.BreakDuration,
                ShouldHandle = static outcome => ValueTask.FromResult(!outcome.Outcome.Result),
                OnOpened = _ => Then(Open),
                OnHalfOpened = _ => Then(() => State = CircuitState.HalfOpen),
                OnClosed = _ => Then(Close),
            })
            .Build();
    }

    /// <summary>The store's name.</summary>
    public string Name => _store.Name;

    /// <summary>Where it stands. Whoever sees it closed also sees that <see cref="Opened"/> is not cancelled.</summary>
    public CircuitState State
    {
        get => (CircuitState)Volatile.Read(ref _state);
        private set => Volatile.Write(ref _state, (int)value);
    }

    /// <summary>Since when it is closed, or since when it is not.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Cancelled when the circuit opens: what waits for an answer then need not wait longer.</summary>
    public CancellationToken Opened
    {
        get
        {
            lock (_lock)
            {
                return _opened.Token;
            }
        }
    }

    /// <summary>Refuses unless the circuit is closed.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>.</exception>
    public void ThrowUnlessClosed()
    {
        if (State != CircuitState.Closed)
        {
            _metrics.Refused(Name);
            throw Away();
        }
    }

    /// <summary>What users are told while the store is away.</summary>
    public NetraException Away() => new(ErrorCodes.Unavailable, _store.AwayMessage) { RetryAfter = RetryAfter, OfRunStore = _store.HoldsRuns };

    /// <summary>Makes a request, and takes from it whether the store answers. One that was given up, or refused on this side, says nothing about that.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the circuit is not closed.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> request)
    {
        ThrowUnlessClosed();
        try
        {
            var result = await request();
            await TellAsync(answered: true);
            return result;
        }
        catch (Exception failure) when (_store.IsOutage(failure))
        {
            await TellAsync(answered: false);
            throw;
        }
    }

    /// <summary>Asks the store whether it answers; counts like a request, and is what closes an open circuit.</summary>
    public async Task<bool> ProbeAsync()
    {
        try
        {
            return await _breaker.ExecuteAsync(_ => AskAsync(), _stopped);
        }
        catch (Exception failure) when (failure is BrokenCircuitException or OperationCanceledException)
        {
            // Another probe is under way, it is too soon, or the silo stops.
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();

        // Not disposed: a probe or a request that is still under way may open the circuit after this.
        CancellationTokenSource opened;
        lock (_lock)
        {
            opened = _opened;
        }

        opened.Cancel();
    }

    private static ValueTask Then(Action change)
    {
        change();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<bool> AskAsync()
    {
        while (true)
        {
            var asked = _time.GetTimestamp();
            using var limit = new CancellationTokenSource(_options.ProbeTimeout, _time);
            try
            {
                await _store.ProbeAsync(limit.Token).WaitAsync(limit.Token);
                return true;
            }
            catch (OperationCanceledException) when (_time.GetElapsedTime(asked) > 2 * _options.ProbeTimeout && !_stopped.IsCancellationRequested)
            {
                // This process did not even notice in time that its time was up: it was short of processors, or paused. That tells nothing of the store.
            }
            catch (Exception)
            {
                return false;
            }
        }
    }

    private async ValueTask TellAsync(bool answered)
    {
        try
        {
            await _breaker.ExecuteAsync(static (told, _) => ValueTask.FromResult(told), answered, CancellationToken.None);
        }
        catch (BrokenCircuitException)
        {
            // It opened meanwhile: the probes go on from here.
        }
    }

    private void Open()
    {
        CancellationTokenSource opened;
        long episode;
        lock (_lock)
        {
            State = CircuitState.Open;
            opened = _opened;
            if (opened.IsCancellationRequested)
            {
                // A probe has failed: it only stays open.
                return;
            }

            episode = ++_episode;
            Since = _time.GetUtcNow();
        }

        opened.Cancel();
        _metrics.Opened(Name);
        LogOpened(_logger, Name);
        _ = RecoverAsync(episode);
    }

    private void Close()
    {
        TimeSpan away;
        lock (_lock)
        {
            _episode++;
            away = _time.GetUtcNow() - Since;
            Since = _time.GetUtcNow();
            _opened = new CancellationTokenSource();
            State = CircuitState.Closed;
        }

        LogClosed(_logger, Name, away.TotalSeconds);
    }

    private async Task RecoverAsync(long episode)
    {
        try
        {
            while (Volatile.Read(ref _episode) == episode)
            {
                await Task.Delay(_options.BreakDuration, _time, _stopped);
                await ProbeAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The silo stops.
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Store} does not answer: its circuit is open, and requests that need it are refused until a probe finds it again")]
    private static partial void LogOpened(ILogger logger, string store);

    [LoggerMessage(LogLevel.Information, "{Store} answers again after {Seconds:0.0} s: its circuit is closed")]
    private static partial void LogClosed(ILogger logger, string store, double seconds);
}
