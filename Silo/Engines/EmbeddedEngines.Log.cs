namespace Netra.Silo.Engines;

internal sealed partial class EmbeddedEngines
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Embedded engines: {Line}")]
    private static partial void LogLine(ILogger logger, string line);

    [LoggerMessage(Level = LogLevel.Information, Message = "The embedded engines answer: process {ProcessId}, Redis on port {RedisPort}, ClickHouse on port {ClickHousePort}")]
    private static partial void LogStarted(ILogger logger, int processId, int redisPort, int clickHousePort);

    [LoggerMessage(Level = LogLevel.Information, Message = "Using the engines that already run for this data directory: process {ProcessId}, Redis on port {RedisPort}, ClickHouse on port {ClickHousePort}")]
    private static partial void LogUsingOthers(ILogger logger, int processId, int redisPort, int clickHousePort);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The engines of process {ProcessId} have ended; starting own ones")]
    private static partial void LogOthersEnded(ILogger logger, int processId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded engines ended with code {ExitCode}; starting them again")]
    private static partial void LogEnded(ILogger logger, int exitCode);

    [LoggerMessage(Level = LogLevel.Error, Message = "The embedded engines cannot be run")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
