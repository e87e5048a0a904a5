using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Tests.Runs;

/// <summary>Lets calls between grains of a user come to nothing, as when a node or the way to it is too busy, and counts the attempts.</summary>
public sealed class HeldCalls : IIncomingGrainCallFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<(string User, string Method), byte> _held = new();
    private readonly ConcurrentDictionary<(string User, string Method), SemaphoreSlim> _attempts = new();

    /// <summary>From now on, these calls fail.</summary>
    public void Hold(string user, string method) => _held[(user, method)] = 0;

    /// <summary>They arrive again.</summary>
    public void Release(string user, string method) => _held.TryRemove((user, method), out _);

    /// <summary>Returns after so many attempts more.</summary>
    public async Task AttemptsAsync(string user, string method, int count)
    {
        var attempts = _attempts[(user, method)] = new SemaphoreSlim(0);
        for (var i = 0; i < count; i++)
        {
            Assert.True(await attempts.WaitAsync(Patience), $"waited in vain for call {i + 1} of {method}; has the run ended?");
        }
    }

    public Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (user, method) = (context.TargetId.Key.ToString()!.Split('/')[0], context.MethodName);
        if (_attempts.TryGetValue((user, method), out var attempts))
        {
            attempts.Release();
        }

        return _held.ContainsKey((user, method))
            ? throw new NetraException(ErrorCodes.Unavailable, "The call did not arrive.") { OfRunStore = true }
            : context.Invoke();
    }
}
