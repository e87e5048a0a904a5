using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis;
using StackExchange.Redis;

namespace Netra.Silo.Hosting;

/// <summary>
/// Runs a silo to its end. Orleans tries for minutes to tell the membership table that it stops or starts; here a stop ends in time whatever is away, and a
/// start that has lost Redis begins anew, which waits for it.
/// </summary>
internal static class SiloRun
{
    private const int InOrder = 0;
    private const int Failed = 1;
    private const string Disorder = "The silo did not stop in order: what it waits for, Redis perhaps, does not answer. It ends; other silos go on with its runs.";

    // Supervisors that end a program by force do so after 30 s, unless they are told otherwise.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(28);

    /// <summary>How long the parts of a silo have to stop in order; then they are told to hurry.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(25);

    /// <summary>Runs a silo until it is told to stop; the exit code of the process.</summary>
    public static async Task<int> RunAsync(Func<Task<WebApplication>> build)
    {
        while (true)
        {
            var silo = await build();
            var running = RunOnceAsync(silo);
            await Task.WhenAny(running, OverdueAsync(silo.Lifetime.ApplicationStopping));
            if (!running.IsCompleted)
            {
                await SayAsync(Disorder);
                Environment.Exit(Failed);
            }

            if (await running is { } code)
            {
                return code;
            }

            await SayAsync("Redis was lost while the silo started; it starts again when Redis answers.");
        }
    }

    /// <summary>Whether a start failed because Redis went away meanwhile.</summary>
    public static bool LostRedis(Exception failure) => failure switch
    {
        RedisConnectionException or RedisTimeoutException => true,
        RedisServerException server => RedisStore.IsOutage(server),
        NetraException { Code: ErrorCodes.Unavailable, OfRunStore: true } => true,
        AggregateException several => several.InnerExceptions.Any(LostRedis),
        _ => failure.InnerException is { } inner && LostRedis(inner),
    };

    // Nothing: it has lost Redis before it had started.
    private static async Task<int?> RunOnceAsync(WebApplication silo)
    {
        await using (silo)
        {
            var stopping = silo.Lifetime.ApplicationStopping;
            try
            {
                await silo.StartAsync(CancellationToken.None);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return InOrder;
            }
            catch (Exception failure)
            {
                // What has started stops in bounded time, too.
                silo.Lifetime.StopApplication();
                if (!LostRedis(failure))
                {
                    throw;
                }

                return null;
            }

            try
            {
                await silo.WaitForShutdownAsync(CancellationToken.None);
                return InOrder;
            }
            catch (OperationCanceledException)
            {
                await SayAsync(Disorder);
                return Failed;
            }
        }
    }

    private static async Task OverdueAsync(CancellationToken stopping)
    {
        await Task.WhenAny(Task.Delay(Timeout.InfiniteTimeSpan, stopping));
        await Task.Delay(Longest, CancellationToken.None);
    }

    private static Task SayAsync(string sentence) => Console.Error.WriteLineAsync(sentence);
}
