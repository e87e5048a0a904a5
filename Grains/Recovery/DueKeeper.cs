using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Log;

namespace Netra.Grains.Recovery;

/// <summary>
/// Keeps a user's entry in the due index ahead of time while the user's runs work: when this node dies, the entry comes due and another
/// node takes up the runs.
/// </summary>
internal sealed partial class DueKeeper(UserId userId, IDueIndex index, UserLogWriter writer, TimeProvider time, ILogger logger)
{
    /// <summary>How far ahead the entry is kept: after a crash, this long passes before another node looks.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan RenewAfter = TimeSpan.FromSeconds(3);

    private long? _renewedAt;
    private DateTimeOffset? _wakeAt;
    private int _holds;

    /// <summary>Makes sure that the entry is there, before the commit that needs it.</summary>
    public async Task HoldAsync()
    {
        if (_renewedAt is not { } renewedAt || time.GetElapsedTime(renewedAt) >= RenewAfter)
        {
            _holds++;
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
                await PutOffAsync(wakeAt);
            }
        }
        catch (Exception failure)
        {
            LogNotRenewed(logger, failure.GetType().Name);
        }
    }

    /// <summary>Has another node look at once: this one is going away while runs work.</summary>
    public Task HandOverAsync(CancellationToken cancellationToken) => index.ScheduleAsync(userId, time.GetUtcNow(), cancellationToken);

    // Whoever owns the user by now may have put an entry there for something that must not be missed, and so may a commit of this owner. So only
    // what stood there while this was still the owner is put off or removed.
    private async Task PutOffAsync(DateTimeOffset? wakeAt)
    {
        var holds = _holds;
        var seen = await index.FindAsync(userId, CancellationToken.None);
        await writer.AskAsync(CancellationToken.None);
        if (holds == _holds && await index.MoveAsync(userId, seen, wakeAt, CancellationToken.None) && holds == _holds)
        {
            (_renewedAt, _wakeAt) = (null, wakeAt);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The due entry of a user with running work was not renewed: {Reason}")]
    private static partial void LogNotRenewed(ILogger logger, string reason);
}
