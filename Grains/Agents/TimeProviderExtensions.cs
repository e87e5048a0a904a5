namespace Netra.Grains.Agents;

/// <summary>Waiting for a moment.</summary>
internal static class TimeProviderExtensions
{
    // A timer takes less than 50 days at once.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    /// <summary>Returns at that moment, or at once when it has passed.</summary>
    public static async Task DelayUntilAsync(this TimeProvider time, DateTimeOffset until, CancellationToken cancellationToken)
    {
        for (var rest = until - time.GetUtcNow(); rest > TimeSpan.Zero; rest = until - time.GetUtcNow())
        {
            await Task.Delay(rest < LongestDelay ? rest : LongestDelay, time, cancellationToken);
        }
    }
}
