using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Isolation;

namespace Netra.Grains.Recovery;

/// <summary>Runs on every silo: looks each second which users are due, and wakes their grains.</summary>
internal sealed partial class RecoveryService(
    GrainId grainId,
    Silo silo,
    ILoggerFactory loggers,
    IGrainFactory grains,
    IDueIndex due,
    RecoveryCaller caller,
    TimeProvider time) : GrainService(grainId, silo, loggers), IRecoveryService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private const int BatchSize = 100;

    private readonly ILogger _logger = loggers.CreateLogger<RecoveryService>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _polling = Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task Start()
    {
        caller.Introduce(GrainId);
        await base.Start();
        _polling = PollAsync(_stopping.Token);
    }

    /// <inheritdoc/>
    public override async Task Stop()
    {
        await _stopping.CancelAsync();
        await Task.WhenAny(_polling);
        _stopping.Dispose();
        await base.Stop();
    }

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            try
            {
                foreach (var userId in await due.ClaimAsync(time.GetUtcNow(), Lease, BatchSize, cancellationToken))
                {
                    // Not awaited: a user whose node stands still must not keep the others waiting. Its claim runs out meanwhile.
                    WakeAsync(userId).Ignore();
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                LogNotPolled(_logger, failure.GetType().Name);
            }
        }
    }

    private async Task WakeAsync(UserId userId)
    {
        try
        {
            await grains.GetGrain<IUserRecoveryGrain>(userId.ToGrainKey()).WakeAsync();
        }
        catch (Exception failure)
        {
            // The claim runs out and the user is due again.
            LogNotWoken(_logger, failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The due index could not be read: {Reason}")]
    private static partial void LogNotPolled(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Warning, "A user that is due could not be woken: {Reason}")]
    private static partial void LogNotWoken(ILogger logger, string reason);
}
