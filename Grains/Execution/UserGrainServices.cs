using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Agents;
using Netra.Grains.Budgets;
using Netra.Grains.Data;
using Netra.Grains.Events;
using Netra.Grains.Log;
using Netra.Grains.Recovery;
using Netra.Grains.Runs;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Execution;

/// <summary>
/// Puts together what a user's grain is made of, each part bound to the one user. Only the grain itself makes it, with the id read off
/// its own key.
/// </summary>
internal sealed class UserGrainServices(
    IUserLogFactory logs,
    IUserAnalyticsStoreFactory analytics,
    IUserKeyValueStoreFactory keyValues,
    IDueIndex due,
    AgentCatalog catalog,
    IOptions<UserLimits> limits,
    BudgetMetrics budgetMetrics,
    RunTelemetry telemetry,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers)
{
    /// <summary>The parts of one user.</summary>
    public UserParts For(UserId userId, IGrainFactory grains)
    {
        var logger = loggers.CreateLogger<UserExecutionGrain>();
        var log = logs.For(userId);
        var writer = new UserLogWriter(log, time);
        var registry = new RunRegistry();
        var agents = new RunAgents(userId, grains, time, logger);
        var budgets = new UserBudgets(writer, registry, limits.Value, budgetMetrics, time);
        var runs = new UserRuns(
            writer,
            log,
            registry,
            new RunAdmission(limits.Value, registry),
            new DueKeeper(userId, due, writer, time, logger),
            catalog,
            agents,
            budgets,
            limits.Value,
            telemetry,
            time);
        var ownKeyValues = keyValues.For(userId, () => writer.Epoch);
        IUserAnalyticsStore OpenRows() => analytics.For(userId, writer.Generation);
        var cache = new QueryCache(limits.Value, time);
        return new UserParts(
            writer,
            runs,
            agents,
            new EventStream(log, writer, time, lifetime.ApplicationStopping),
            new UserAnalytics(OpenRows, cache, limits.Value),
            cache,
            budgets,
            new RowMeter(budgets, registry, writer),
            new ContextLeases(limits.Value, time),
            new ImportStaging(limits.Value, time),
            new UserSession(ownKeyValues, limits.Value),
            ownKeyValues,
            new UserAudit(new AuditStore(OpenRows, logger), limits.Value, time),
            new UserWork(new RequestRate(limits.Value, time)),
            new UserErasure(userId, log, analytics, ownKeyValues, due, time),
            limits.Value);
    }
}
