namespace Netra.Grains.Agents;

/// <summary>
/// Gives steps that must not run twice a moment to end, and to be recorded, when this silo is told to stop: everything still works then, and nobody has to
/// find out afterwards whether they took effect.
/// </summary>
internal sealed class StepDrain(TimeProvider time) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _underWay;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(StepDrain), ServiceLifecycleStage.Active, _ => Task.CompletedTask, DrainAsync);

    /// <summary>
    /// Announces an attempt; disposing the result ends it. Once the silo stops, those that must not run twice do not begin any more: the agent goes on with
    /// them elsewhere.
    /// </summary>
    /// <exception cref="OperationCanceledException">The execution stops.</exception>
    public async Task<IDisposable?> BeginAsync(bool repeatable, CancellationToken stopping)
    {
        if (repeatable)
        {
            return null;
        }

        if (TryBegin())
        {
            return new Attempt(this);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping);
        return null;
    }

    /// <summary>Returns when all that was under way has ended, or after a while.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        Task idle;
        lock (_lock)
        {
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            idle = _idle.Task;
            if (_underWay == 0)
            {
                _idle.TrySetResult();
            }
        }

        await Task.WhenAny(idle, Task.Delay(Patience, time, cancellationToken));
    }

    private bool TryBegin()
    {
        lock (_lock)
        {
            _underWay += _idle is null ? 1 : 0;
            return _idle is null;
        }
    }

    private void End()
    {
        lock (_lock)
        {
            if (--_underWay == 0)
            {
                _idle?.TrySetResult();
            }
        }
    }

    private sealed class Attempt(StepDrain drain) : IDisposable
    {
        public void Dispose() => drain.End();
    }
}
