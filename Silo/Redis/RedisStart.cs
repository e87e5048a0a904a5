using Netra.Silo.Engines;
using Netra.Silo.Hosting;
using StackExchange.Redis;

namespace Netra.Silo.Redis;

/// <summary>
/// Holds a silo's start until Redis answers: it may be starting too, or reading its file. Orleans asks the membership table once, and a silo that finds
/// no answer there would end with a fault.
/// </summary>
internal sealed partial class RedisStart(EngineEndpoints endpoints, TimeProvider time, ILogger<RedisStart> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Saying = TimeSpan.FromSeconds(10);

    // The client gives up sooner, unless it loses the command together with its connection.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var options = RedisConnection.Options((await endpoints.GetAsync(cancellationToken)).Redis);
        options.AbortOnConnectFail = true;
        options.ConnectRetry = 1;
        long? said = null;
        while (await WhyNotAsync(options, cancellationToken) is { } reason)
        {
            if (said is null || time.GetElapsedTime(said.Value) >= Saying)
            {
                said = time.GetTimestamp();
                LogWaiting(logger, reason);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        if (said is not null)
        {
            LogFound(logger);
        }
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
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Asked over a new connection each time: one that is kept goes on to tell why it failed first, and so hides that a login is refused now. Of an error only
    // its first word, or its class: the texts of the client name commands and addresses.
    private async Task<string?> WhyNotAsync(ConfigurationOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(Patience, time, cancellationToken);
            await connection.GetDatabase().PingAsync().WaitAsync(Patience, time, cancellationToken);
            return null;
        }
        catch (RedisException failure) when (IsRefused(failure))
        {
            throw new StartupException("Redis refuses the login; set Netra:Redis:ConnectionString to a user and password that it knows.");
        }
        catch (RedisServerException failure)
        {
            return RedisStore.ErrorWord(failure);
        }
        catch (Exception failure) when (RedisStore.IsOutage(failure))
        {
            return failure is RedisConnectionException lost ? lost.FailureType.ToString() : failure.GetType().Name;
        }
    }

    private static bool IsRefused(RedisException failure) => failure is RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure }
        || (failure is RedisServerException server && RedisStore.ErrorWord(server) is ("NOAUTH" or "WRONGPASS" or "NOPERM"));

    [LoggerMessage(LogLevel.Warning, "Redis does not answer yet ({Reason}); the silo starts when it does")]
    private static partial void LogWaiting(ILogger logger, string reason);

    [LoggerMessage(LogLevel.Information, "Redis answers; the silo starts")]
    private static partial void LogFound(ILogger logger);
}
