using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Reflection;
using System.Runtime.CompilerServices;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Resilience;
using Netra.Silo.Telemetry;
using StackExchange.Redis;

namespace Netra.Silo.Redis;

/// <summary>
/// The one way to Redis. "Redis is down" becomes one typed failure; everything is retried by whoever knows whether it may be. Runs off the
/// caller's scheduler, so that a grain's turn never waits for bytes to be sealed or decoded.
/// </summary>
internal sealed partial class RedisStore(IConnectionMultiplexer connection, Circuits circuits, StoreTelemetry telemetry, ILogger<RedisStore> logger) : IDisposable
{
    private const string AwayMessage = "The store of runs and session values cannot be reached.";
    private const string WrongType = "WRONGTYPE";

    // What a server says while it starts, fails over, is full or saves: it will answer again.
    private static readonly HashSet<string> Passing = ["LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "OOM", "MISCONF", "NOREPLICAS"];

    private readonly ConcurrentDictionary<string, string> _scripts = new();

    /// <summary>How long an answer is waited for. The client gives up sooner, unless it loses the command together with its connection.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether it answers.</summary>
    public Circuit Circuit { get; } = circuits.For(new CircuitStore("redis", AwayMessage, IsOutage, _ => connection.GetDatabase().PingAsync()) { HoldsRuns = true });

    /// <summary>Runs commands.</summary>
    /// <param name="commands">What is done.</param>
    /// <param name="operation">What telemetry calls it; <see langword="null"/>: it asks Redis for nothing, or hardly ever.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: no answer came, so the commands may have taken effect or not.</exception>
    public Task<T> UseAsync<T>(Func<IDatabase, Task<T>> commands, [CallerMemberName] string? operation = null) => Task.Run(
        () => operation is null ? UseNowAsync(commands) : telemetry.RunAsync("redis", operation.Replace("Async", string.Empty, StringComparison.Ordinal), null, _ => UseNowAsync(commands)));

    /// <summary>Runs one of the Lua scripts of this assembly. Each reads freely and writes once.</summary>
    public async Task<RedisResult> RunScriptAsync(IDatabase database, string name, RedisKey[] keys, RedisValue[] arguments) =>
        await database.ScriptEvaluateAsync(_scripts.GetOrAdd(name, Read), keys, arguments);

    /// <summary>The first word of a server's error. The rest can hold arguments, and is never shown.</summary>
    public static string ErrorWord(RedisServerException failure)
    {
        var text = failure.Message.AsSpan().TrimStart("ERR ");
        var end = text.IndexOf(' ');
        return (end < 0 ? text : text[..end]).ToString();
    }

    /// <summary>Whether a key turned out to be of another type than its name said a moment before.</summary>
    public static bool IsWrongType(Exception failure) =>
        failure is RedisServerException server && server.Message.Contains(WrongType, StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Dispose() => Circuit.Dispose();

    // A server that is full, or cannot save, answers: it is not away.
    public static bool IsOutage(Exception failure) => failure is RedisConnectionException or TimeoutException
        || IsLostUnderway(failure)
        || (failure is RedisServerException server && server.Message.StartsWith("LOADING", StringComparison.Ordinal));

    // What the client says, too, of commands whose connection ended under them: one was being written or read, others are cancelled, which nobody here does.
    private static bool IsLostUnderway(Exception failure) =>
        failure is InvalidOperationException { Source: "System.IO.Pipelines" } or IOException or SocketException or TaskCanceledException;

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Netra.Silo.Redis.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"There is no script '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private async Task<T> UseNowAsync<T>(Func<IDatabase, Task<T>> commands)
    {
        try
        {
            return await Circuit.RunAsync(() => commands(connection.GetDatabase()).WaitAsync(Patience));
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or ObjectDisposedException || IsLostUnderway(failure))
        {
            throw Map(failure);
        }
        catch (SealBrokenException)
        {
            LogBroken(logger);
            throw new NetraException(ErrorCodes.Internal, "A stored value does not open. The operator finds the reason in the log.");
        }
    }

    private NetraException Map(Exception failure)
    {
        if (failure is RedisServerException server && !Passing.Any(word => server.Message.Contains(word, StringComparison.Ordinal)))
        {
            LogRefused(logger, ErrorWord(server));
            return new NetraException(ErrorCodes.Internal, "The store of runs and session values refused a command. The operator finds the reason in the log.");
        }

        return Circuit.Away();
    }

    [LoggerMessage(LogLevel.Error, "Redis refused a command: {Word}")]
    private static partial void LogRefused(ILogger logger, string word);

    [LoggerMessage(LogLevel.Error, "A value in Redis does not open: it was changed or moved, or the salt or the sealing key it needs is missing. It was not given to anyone.")]
    private static partial void LogBroken(ILogger logger);
}
