using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Netra.Silo.Engines;

/// <summary>
/// Keeps the embedded engines running while the silo runs, when no servers are configured. Engines that already run for the same
/// data directory, alone or as another silo's child, are used; when they end, this silo starts them.
/// </summary>
internal sealed partial class EmbeddedEngines(EngineEndpoints endpoints, IOptions<EnginesOptions> options, TimeProvider time, ILogger<EmbeddedEngines> logger)
    : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _stopping = new();
    private Task? _running;
    private Task? _starting;
    private bool _disposed;
    private EmbeddedProcess? _child;

    /// <summary>
    /// Starts the engines before anything else starts, because everything else needs them. Called before the host starts, too: the host makes
    /// all its services first, and some ask for the engines' addresses when they are made.
    /// </summary>
    public Task StartingAsync(CancellationToken cancellationToken) => _starting ??= StartEnginesAsync(cancellationToken);

    private async Task StartEnginesAsync(CancellationToken cancellationToken)
    {
        var configured = options.Value;
        if (!configured.Embedded)
        {
            endpoints.Set(new EngineAddresses(configured.RedisConnectionString, configured.ClickHouseConnectionString, Embedded: false));
            return;
        }

        Directory.CreateDirectory(configured.DataDirectory);
        _running ??= Task.Run(() => KeepRunningAsync(configured, _stopping.Token), CancellationToken.None);
        try
        {
            await endpoints.GetAsync(cancellationToken).WaitAsync(StartLimit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The embedded engines did not answer within {StartLimit.TotalSeconds} s; the log tells what they wrote.");
        }
    }

    /// <summary>Stops the engines after everything else has stopped.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await (_running ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The container knows it by two names and disposes it under each.
        if (_disposed)
        {
            return;
        }

        _disposed = true;

        // A start that failed is not followed by a stop.
        _stopping.Cancel();
        _child?.Kill();
        _child?.Dispose();
        _stopping.Dispose();
    }

    private async Task KeepRunningAsync(EnginesOptions configured, CancellationToken stopping)
    {
        var pause = TimeSpan.Zero;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var started = time.GetTimestamp();
                await RunOnceAsync(configured, stopping);
                pause = time.GetElapsedTime(started) > LongestPause ? TimeSpan.Zero : Longer(pause);
                await Task.Delay(pause, time, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(logger, exception);
                endpoints.Fail(exception);
                return;
            }
        }
    }

    private static TimeSpan Longer(TimeSpan pause) =>
        pause == TimeSpan.Zero ? TimeSpan.FromMilliseconds(100) : pause * 2 < LongestPause ? pause * 2 : LongestPause;

    /// <summary>Uses the engines that run, or runs them, until they end.</summary>
    private async Task RunOnceAsync(EnginesOptions configured, CancellationToken stopping)
    {
        if (EndpointsFile.TryRead(configured.DataDirectory) is { } others && await EngineProbe.AnswerAsync(others, stopping))
        {
            LogUsingOthers(logger, others.ProcessId, others.Redis.Port, others.ClickHouse.Port);
            endpoints.Set(others.Addresses);
            await EndOfAsync(others.ProcessId, stopping);
            LogOthersEnded(logger, others.ProcessId);
            return;
        }

        using var child = EmbeddedProcess.Start(EmbeddedProgram.Find(), configured, line => LogLine(logger, line));
        _child = child;
        try
        {
            if (await AnswersAsync(child, configured.DataDirectory, stopping) is { } own)
            {
                LogStarted(logger, child.Id, own.Redis.Port, own.ClickHouse.Port);
                endpoints.Set(own.Addresses);
            }

            await child.Ended.WaitAsync(stopping);
            LogEnded(logger, child.ExitCode);
        }
        finally
        {
            _child = null;
            await child.StopAsync(StopPatience);
        }
    }

    private async Task<EndpointsFile?> AnswersAsync(EmbeddedProcess child, string dataDirectory, CancellationToken stopping)
    {
        while (!child.Ended.IsCompleted)
        {
            if (EndpointsFile.TryRead(dataDirectory) is { } own && own.ProcessId == child.Id && await EngineProbe.AnswerAsync(own, stopping))
            {
                return own;
            }

            await Task.WhenAny(child.Ended, Task.Delay(Poll, time, stopping));
        }

        return null;
    }

    private static async Task EndOfAsync(int processId, CancellationToken stopping)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(stopping);
        }
        catch (ArgumentException)
        {
            // It has ended.
        }
    }
}
