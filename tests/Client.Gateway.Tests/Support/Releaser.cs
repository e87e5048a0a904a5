namespace Netra.Client.Gateway.Tests.Support;

/// <summary>Does something when it is disposed.</summary>
internal sealed class Releaser(Action release) : IDisposable
{
    public void Dispose() => release();
}
