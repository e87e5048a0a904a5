using System.Collections.Immutable;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Execution;

/// <summary>Gathers what a user has and uses.</summary>
internal static class UserGrainStatistics
{
    /// <summary>The statistics of a user's parts.</summary>
    public static UserStatistics Of(UserParts parts, IReadOnlyDictionary<RunId, RunRecord> runs) => new(
        Enum.GetValues<RunStatus>().ToImmutableDictionary(
            status => status.ToWireName(),
            status => runs.Values.Count(run => run.Status == status)),
        parts.Contexts.Statistics(),
        parts.Cache.Statistics(),
        new EventStatistics(parts.Writer.Head, parts.Writer.Tail, parts.Events.Subscribers),
        parts.Analytics.Statistics(),
        Limits(parts.Limits))
    {
        Budgets = parts.Budgets.Statistics(),
    };

    private static ImmutableDictionary<string, double> Limits(UserLimits limits) => new Dictionary<string, double>
    {
        ["concurrentRuns"] = limits.ConcurrentRuns,
        ["queuedRuns"] = limits.QueuedRuns,
        ["clickHouseContexts"] = limits.ClickHouseContexts,
        ["redisContexts"] = limits.RedisContexts,
        ["concurrentQueries"] = limits.ConcurrentQueries,
        ["requestsPerSecond"] = limits.RequestsPerSecond,
        ["querySeconds"] = limits.QueryTime.TotalSeconds,
        ["queryRows"] = limits.QueryRows,
        ["queryBytes"] = limits.QueryBytes,
        ["importRows"] = limits.ImportRows,
        ["sessionKeys"] = limits.SessionKeys,
        ["sessionValueBytes"] = limits.SessionValueBytes,
        ["runHistory"] = limits.RunHistory,
        ["eventHistory"] = limits.EventHistory,
    }.ToImmutableDictionary();
}
