namespace Netra.Silo.Engines;

/// <summary>Tells where the engines answer, as soon as it is known; then it does not change until the process ends.</summary>
internal sealed class EngineEndpoints
{
    private readonly TaskCompletionSource<EngineAddresses> _addresses = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The addresses, once the embedded engines answer or at once when real servers are configured.</summary>
    public Task<EngineAddresses> GetAsync(CancellationToken cancellationToken) => _addresses.Task.WaitAsync(cancellationToken);

    /// <summary>Makes the addresses known.</summary>
    public void Set(EngineAddresses addresses) => _addresses.TrySetResult(addresses);

    /// <summary>Tells all who wait that there will be none.</summary>
    public void Fail(Exception reason)
    {
        if (_addresses.TrySetException(reason))
        {
            // Whoever waits sees it; nobody waiting is no fault.
            _ = _addresses.Task.Exception;
        }
    }
}
