using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse;

namespace Netra.Silo.Attestation;

/// <summary>
/// Attests at start-up and again each interval. Until the first attestation has passed, and from the moment one fails, this silo serves no SQL. An engine
/// that is away proves nothing: it is asked again soon, and what was known stays.
/// </summary>
internal sealed partial class AttestationService(
    Attestation attestation, SqlPermit permit, AttestationMetrics metrics, IOptions<AttestationOptions> options, TimeProvider time, ILogger<AttestationService> logger)
    : BackgroundService
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FailedRetryAfter = TimeSpan.FromMinutes(5);

    private readonly TaskCompletionSource<AttestationReport> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first report, when it is there.</summary>
    public Task<AttestationReport> First => _first.Task;

    /// <summary>The newest report; <see langword="null"/> before the first.</summary>
    public AttestationReport? Latest { get; private set; }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        permit.Withdraw("The isolation is being attested. Try again in a moment.", RetryPause);
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var known = await AttestAsync(stoppingToken);
            await Task.Delay(known ? options.Value.Interval : RetryPause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> AttestAsync(CancellationToken cancellationToken)
    {
        try
        {
            await attestation.RunAsync(Take, cancellationToken);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure)
        {
            LogUnknown(logger, failure is NetraException refusal ? refusal.Message : failure.GetType().Name, EngineErrors.CodeOf(failure));
            return false;
        }
    }

    private void Take(AttestationReport report)
    {
        Latest = report;
        metrics.Record(report);
        if (report.Holds)
        {
            permit.Grant();
            LogPassed(logger, report.Attacks, (int)report.Elapsed.TotalMilliseconds);
        }
        else
        {
            permit.Withdraw("SQL is switched off: the isolation did not hold when it was tested. An operator has to act.", FailedRetryAfter);
            LogFailed(logger, string.Join("; ", report.Breaches));
        }

        _first.TrySetResult(report);
    }

    [LoggerMessage(LogLevel.Information, "The isolation holds: {Attacks} attacks in {Elapsed} ms")]
    private static partial void LogPassed(ILogger logger, int attacks, int elapsed);

    [LoggerMessage(LogLevel.Critical, "The isolation does not hold, and SQL is switched off. Compare the engine's rights and policies with docs/security.md. What got through: {Breaches}")]
    private static partial void LogFailed(ILogger logger, string breaches);

    [LoggerMessage(LogLevel.Warning, "The isolation could not be attested: {Reason}, code {Code}; trying again")]
    private static partial void LogUnknown(ILogger logger, string reason, int code);
}
