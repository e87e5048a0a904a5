namespace Netra.Faults.Cluster;

/// <summary>
/// A program of the cluster that faults end and that is started again, as its operator's supervisor would: also when it ends by itself.
/// </summary>
internal abstract class Server(string name, string logDirectory, Action<string> tell) : IAsyncDisposable
{
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan RestartPause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private ChildProcess? _process;
    private Task _supervising = Task.CompletedTask;
    private bool _wanted;

    /// <summary>Its name in the log.</summary>
    public string Name => name;

    /// <summary>Whether it runs and answers, as far as is known, and no fault is at it.</summary>
    public bool IsReady { get; private set; }

    /// <summary>How often it ended though nobody ended it.</summary>
    public int EndedByItself { get; private set; }

    /// <summary>Starts it and keeps it running; returns when it is ready.</summary>
    public virtual async Task StartAsync(CancellationToken cancellationToken)
    {
        _wanted = true;
        Spawn();
        await AwaitReadyAsync(cancellationToken);
    }

    /// <summary>Sends a signal; from now on it is not ready.</summary>
    public void Disturb(Signal signal)
    {
        IsReady = false;
        Send(signal);
    }

    /// <summary>Ends it with a signal and does not start it again; returns when it has ended.</summary>
    public virtual async Task EndAsync(Signal signal)
    {
        Leave();
        Disturb(signal);
        await (_process?.Ended ?? Task.CompletedTask);
        await _supervising;
    }

    /// <summary>Returns when it answers.</summary>
    public async Task AwaitReadyAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _closed.Token);
        limit.CancelAfter(ReadyLimit);
        try
        {
            while (!await AnswersAsync(limit.Token))
            {
                await Task.Delay(Poll, limit.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && !_closed.IsCancellationRequested)
        {
            throw new TimeoutException($"{name} was not ready within {ReadyLimit.TotalSeconds:0} s; its log is in {logDirectory}.");
        }

        IsReady = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await EndAsync(Signal.Kill);
        _process?.Dispose();
        _closed.Dispose();
    }

    /// <summary>From now on it is not started again when it ends.</summary>
    protected void Leave() => _wanted = false;

    /// <summary>Sends a signal to the process.</summary>
    protected virtual void Send(Signal signal) => _process?.Send(signal);

    /// <summary>The program and its arguments.</summary>
    protected abstract (string Program, IEnumerable<string> Arguments) Command();

    /// <summary>Whether it answers now.</summary>
    protected abstract Task<bool> AnswersAsync(CancellationToken cancellationToken);

    private void Spawn()
    {
        var (program, arguments) = Command();
        _process?.Dispose();
        _process = ChildProcess.Start(program, arguments, Path.Combine(logDirectory, $"{name}.log"));
        _supervising = SuperviseAsync(_process);
    }

    private async Task SuperviseAsync(ChildProcess process)
    {
        await process.Ended;
        if (!_wanted || _closed.IsCancellationRequested)
        {
            return;
        }

        IsReady = false;
        EndedByItself++;
        tell($"{name} ended by itself with code {process.ExitCode}");
        await Task.WhenAny(Task.Delay(RestartPause, _closed.Token));
        if (_wanted && !_closed.IsCancellationRequested)
        {
            Spawn();
            AwaitReadyAsync(_closed.Token).Ignore();
        }
    }
}
