using System.Collections.Concurrent;
using System.Reflection;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis.Sealing;
using StackExchange.Redis;

namespace Netra.Silo.Redis;

/// <summary>
/// The one way to Redis. "Redis is down" becomes one typed failure; everything is retried by whoever knows whether it may be. Runs off the
/// caller's scheduler, so that a grain's turn never waits for bytes to be sealed or decoded.
/// </summary>
internal sealed class RedisStore(IConnectionMultiplexer connection)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, string> _scripts = new();

    /// <summary>Runs commands.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: no answer came, so the commands may have taken effect or not.</exception>
    public Task<T> UseAsync<T>(Func<IDatabase, Task<T>> commands) => Task.Run(async () =>
    {
        try
        {
            return await commands(connection.GetDatabase());
        }
        catch (Exception failure) when (failure is RedisConnectionException or RedisTimeoutException or ObjectDisposedException || IsLoading(failure))
        {
            throw new NetraException(ErrorCodes.Unavailable, "The store of runs and session values cannot be reached.") { RetryAfter = RetryAfter };
        }
        catch (SealBrokenException)
        {
            throw new NetraException(ErrorCodes.Internal, "A stored value does not open. The operator finds what to do in docs/security.md.");
        }
    });

    /// <summary>Runs one of the Lua scripts of this assembly. Each reads freely and writes once.</summary>
    public Task<RedisResult> RunScriptAsync(string name, RedisKey[] keys, RedisValue[] arguments) =>
        UseAsync(database => database.ScriptEvaluateAsync(_scripts.GetOrAdd(name, Read), keys, arguments));

    private static bool IsLoading(Exception failure) =>
        failure is RedisServerException && failure.Message.StartsWith("LOADING", StringComparison.Ordinal);

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Netra.Silo.Redis.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"There is no script '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
