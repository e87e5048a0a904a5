namespace Netra.Client.Gateway.Events;

/// <summary>A place among the open streams of a user.</summary>
internal sealed class StreamPlace(Action release) : IDisposable
{
    private Action? _release = release;

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();
}
