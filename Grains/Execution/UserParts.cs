using Netra.Grains.Budgets;
using Netra.Grains.Data;
using Netra.Grains.Events;
using Netra.Grains.Log;
using Netra.Grains.Runs;

namespace Netra.Grains.Execution;

/// <summary>What a user's grain is made of.</summary>
internal sealed record UserParts(
    UserLogWriter Writer,
    UserRuns Runs,
    RunAgents Agents,
    EventStream Events,
    UserAnalytics Analytics,
    QueryCache Cache,
    UserBudgets Budgets,
    RowMeter Rows,
    ContextLeases Contexts,
    ImportStaging Imports,
    UserSession Session,
    IUserKeyValueStore KeyValues,
    UserAudit Audit,
    UserWork Work,
    UserErasure Erasure,
    UserLimits Limits) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        Events.Dispose();
        Agents.Dispose();
        Analytics.Dispose();
        Work.Dispose();
    }
}
