using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Execution;

/// <summary>
/// How fast a user may ask: a token bucket over all of the user's requests and agents, filled at a steady rate up to a burst. Not thread-safe: it lives on its
/// activation's scheduler.
/// </summary>
internal sealed class RequestRate(UserLimits limits, TimeProvider time)
{
    private double _tokens = limits.RequestBurst;
    private long _filledAt = time.GetTimestamp();

    /// <summary>Counts a request.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: it comes too soon after the others; says when to try again.</exception>
    public void Take()
    {
        var elapsed = time.GetElapsedTime(_filledAt).TotalSeconds;
        _filledAt = time.GetTimestamp();
        _tokens = Math.Min(limits.RequestBurst, _tokens + (elapsed * limits.RequestsPerSecond));
        if (_tokens < 1)
        {
            throw new NetraException(ErrorCodes.LimitExceeded, $"More than {limits.RequestsPerSecond} requests a second. Slow down.")
            {
                RetryAfter = TimeSpan.FromSeconds((1 - _tokens) / limits.RequestsPerSecond),
            };
        }

        _tokens--;
    }
}
