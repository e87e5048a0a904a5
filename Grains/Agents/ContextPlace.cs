using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Agents;

/// <summary>
/// A place among its user's contexts, for an agent. The user's grain forgets its places when it moves: another one is taken there then, since nothing
/// depends on which one it is.
/// </summary>
/// <param name="first">The context that was opened for it.</param>
/// <param name="open">Opens another one.</param>
internal sealed class ContextPlace(ContextLease first, Func<Task<ContextLease>> open)
{
    private readonly Lock _lock = new();
    private Task<ContextLease> _lease = Task.FromResult(first);

    /// <summary>The context that it has now.</summary>
    public Guid Id => _lease is { IsCompletedSuccessfully: true } lease ? lease.Result.Id : first.Id;

    /// <summary>Makes a call with the context.</summary>
    public async Task<T> CallAsync<T>(Func<Guid, Task<T>> call)
    {
        var lease = _lease;
        try
        {
            return await call((await lease).Id);
        }
        catch (NetraException failure) when (failure.ContextGone || lease.IsFaulted)
        {
            return await call((await AnotherAsync(lease)).Id);
        }
    }

    // Calls at once that all find it gone take one together.
    private Task<ContextLease> AnotherAsync(Task<ContextLease> gone)
    {
        lock (_lock)
        {
            return _lease == gone ? _lease = open() : _lease;
        }
    }
}
