using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Recovery;

/// <summary>
/// Keeps a user's entry in the due index ahead of time while the user's runs work: when this node dies, the entry comes due and another
/// node takes up the runs.
/// </summary>
internal sealed partial class DueKeeper(UserId userId, IDueIndex index, TimeProvider time, ILogger logger)
{
    /// <summary>How far ahead the entry is kept: after a crash, this long passes before another node looks.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(3);

    private long? _renewedAt;
    private DateTimeOffset? _wakeAt;

    /// <summary>Makes sure that the entry is there, before the commit that needs it.</summary>
    public async Task HoldAsync()
    {
        if (_renewedAt is not { } renewedAt || time.GetElapsedTime(renewedAt) >= RenewAfter)
        {
            var now = time.GetTimestamp();
            await index.ScheduleAsync(userId, time.GetUtcNow() + Lease, CancellationToken.None);
            (_renewedAt, _wakeAt) = (now, null);
        }
    }

    /// <summary>Takes over the entry that woke the user: it is renewed, or removed when there is nothing to do.</summary>
    public void Adopt() => _renewedAt ??= time.GetTimestamp();

    /// <summary>
    /// Renews the entry while runs work; then it is moved to when the user is to be woken, or removed. A failure is harmless: the user is woken for
    /// nothing, and this is called again.
    /// </summary>
    public async Task RenewAsync(bool working, DateTimeOffset? wakeAt)
    {
        try
        {
            if (working)
            {
                await HoldAsync();
            }
            else if (_renewedAt is { } renewedAt && time.GetElapsedTime(renewedAt) < RenewAfter)
            {
                // Held a moment ago, for a commit that may be under way.
            }
            else if (wakeAt != _wakeAt || _renewedAt is not null)
            {
                await (wakeAt is { } at ? index.ScheduleAsync(userId, at, CancellationToken.None) : index.RemoveAsync(userId, CancellationToken.None));
                (_renewedAt, _wakeAt) = (null, wakeAt);
            }
        }
        catch (Exception failure)
        {
            LogNotRenewed(logger, failure.GetType().Name);
        }
    }

    /// <summary>Has another node look at once: this one is going away while runs work.</summary>
    public Task HandOverAsync(CancellationToken cancellationToken) => index.ScheduleAsync(userId, time.GetUtcNow(), cancellationToken);

    [LoggerMessage(LogLevel.Warning, "The due entry of a user with running work was not renewed: {Reason}")]
    private static partial void LogNotRenewed(ILogger logger, string reason);
}
