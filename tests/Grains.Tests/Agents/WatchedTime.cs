using Microsoft.Extensions.Time.Testing;

namespace Netra.Grains.Tests.Agents;

/// <summary>A clock that a test sets, and that tells when somebody waits by it: setting it before that would be forgotten.</summary>
internal sealed class WatchedTime : FakeTimeProvider
{
    private readonly TaskCompletionSource _waitedFor = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when there is a timer.</summary>
    public Task WaitedFor => _waitedFor.Task;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waitedFor.TrySetResult();
        return timer;
    }
}
