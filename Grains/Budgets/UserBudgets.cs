using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;
using Netra.Grains.Log;
using Netra.Grains.Runs;

namespace Netra.Grains.Budgets;

/// <summary>
/// Decides what the user's budgets allow. What a step takes stands in its journal entry, and what has gone in all is the sum of these: a change of an entry moves
/// the sums by the difference, in the same commit. So what is recorded once is charged once, however often it was tried or told. No method awaits: all agents and
/// runs of the user are decided on one after the other.
/// </summary>
internal sealed class UserBudgets(UserLogWriter writer, RunRegistry runs, UserLimits limits, BudgetMetrics metrics, TimeProvider time)
{
    // A step may end on a later day than the one it was charged to.
    private const int DaysKept = 8;

    private readonly BudgetLimits _perDay = Budget.PerDay(limits);
    private readonly BudgetLimits _perRun = Budget.PerRun(limits);
    private ImmutableArray<DaySpending> _days;

    /// <summary>What has gone by day, oldest first. The log must have been opened.</summary>
    public ImmutableArray<DaySpending> Days => _days.IsDefault ? _days = writer.DaysBefore : _days;

    /// <summary>Whether rows have a budget, so that they have to be recorded before they are handed out.</summary>
    public bool LimitRows => (_perDay.Rows ?? _perRun.Rows) is not null;

    /// <summary>The day that it is, in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private DateTimeOffset Tomorrow => new(Today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Takes what a step asks for, or settles it; the step as it is to be recorded.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="before">What is recorded of the step.</param>
    /// <param name="entry">What is to be.</param>
    /// <param name="read">Rows that it has read and that are not charged yet.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.BudgetExceeded"/>: it may not begin, and nothing was taken.</exception>
    public JournalEntry Charge(RunId runId, JournalEntry? before, JournalEntry entry, long read)
    {
        if (entry.Charge is null && before?.Charge is null && read == 0)
        {
            return entry;
        }

        var begins = entry.State == JournalState.Started;
        // Rows are counted here and not by the agent. Those of an attempt whose outcome nobody knows are read again.
        var rows = begins && before?.State == JournalState.Started ? 0 : read + (before?.Charge?.Spending.Used.Rows ?? 0);
        var told = entry.Charge?.Spending ?? Spending.None;
        var charge = (entry.Charge ?? new StepCharge(told)) with
        {
            Spending = told with { Used = told.Used with { Rows = rows } },
            Day = begins ? Today : before?.Charge?.Day ?? Today,
        };
        if (begins)
        {
            CheckPrice(charge);
            Check(runId, before?.Charge, charge);
        }

        Move(runId, before?.Charge, charge);
        return entry with { Charge = charge };
    }

    /// <summary>Refuses a query when no row may be handed out any more.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.BudgetExceeded"/>.</exception>
    public void RequireRow(RunId? runId) => CheckAll(runId, new StepCharge(Spending.None) { Day = Today }, Rows(charge: null, 1), [Budget.Rows]);

    /// <summary>Takes rows that are to be handed out; what the step that reads them has taken with them.</summary>
    /// <param name="runId">The run; <see langword="null"/>: they are read outside of any.</param>
    /// <param name="charge">What the step has taken, or nothing on the day that they are taken on; <see langword="null"/>: nothing, today.</param>
    /// <param name="rows">How many; fewer than none are given back.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.BudgetExceeded"/>: nothing was taken.</exception>
    public StepCharge ChargeRows(RunId? runId, StepCharge? charge, long rows)
    {
        var more = Rows(charge, rows);
        Check(runId, charge, more);
        Move(runId, charge, more);
        return more;
    }

    /// <summary>The budgets, and what has gone of them.</summary>
    public BudgetStatistics Statistics()
    {
        var today = SpentOn(Today);
        return new BudgetStatistics(Today, Tomorrow, today.Used, today.Reserved, _perDay, _perRun);
    }

    private StepCharge Rows(StepCharge? charge, long rows)
    {
        charge ??= new StepCharge(Spending.None) { Day = Today };
        return charge with { Spending = charge.Spending.Plus(new Spending(new BudgetUse(Rows: rows), BudgetUse.None)) };
    }

    private Spending SpentOn(DateOnly day) => Days.FirstOrDefault(known => known.Day == day)?.Spending ?? Spending.None;

    private Spending SpentBy(RunId runId) => runs.Find(runId)?.Usage ?? Spending.None;

    private void CheckPrice(StepCharge charge)
    {
        if (charge.Unpriced && (_perDay.CostDollars ?? _perRun.CostDollars) is not null)
        {
            metrics.Denied("cost", "price");
            throw new NetraException(
                ErrorCodes.BudgetExceeded, "There is a budget for the cost of the language model, and its price is not known. The operator has to set it under Netra:Prices.");
        }
    }

    private void Check(RunId? runId, StepCharge? before, StepCharge after) => CheckAll(runId, before, after, Budget.All);

    private void CheckAll(RunId? runId, StepCharge? before, StepCharge after, IEnumerable<Budget> budgets)
    {
        var (old, wanted) = (before?.Spending.Total() ?? BudgetUse.None, after.Spending.Total());
        var day = SpentOn(after.Day).Total().Minus(before?.Day == after.Day ? old : BudgetUse.None).Plus(wanted);
        var run = runId is { } id ? SpentBy(id).Total().Minus(old).Plus(wanted) : BudgetUse.None;
        foreach (var budget in budgets.Where(budget => budget.Of(wanted) > (before?.Day == after.Day ? budget.Of(old) : 0)))
        {
            // A run first: it does not go on tomorrow either.
            if (budget.Limit(_perRun) is { } perRun && budget.Of(run) > perRun)
            {
                metrics.Denied(budget.Name, "run");
                throw new NetraException(
                    ErrorCodes.BudgetExceeded,
                    FormattableString.Invariant($"A run may use {perRun} {budget.Words}, and this would be more. Waiting does not help: ask for less, or in several runs."));
            }

            if (budget.Limit(_perDay) is { } perDay && budget.Of(day) > perDay)
            {
                metrics.Denied(budget.Name, "day");
                throw new NetraException(
                    ErrorCodes.BudgetExceeded,
                    FormattableString.Invariant($"A day's budget is {perDay} {budget.Words}, and this would be more. The next day begins at 00:00 UTC."))
                {
                    RetryAfter = Tomorrow - time.GetUtcNow(),
                };
            }
        }
    }

    private void Move(RunId? runId, StepCharge? before, StepCharge after)
    {
        if (before is not null)
        {
            Put(before.Day, SpentOn(before.Day).Minus(before.Spending));
        }

        Put(after.Day, SpentOn(after.Day).Plus(after.Spending));
        var change = after.Spending.Minus(before?.Spending ?? Spending.None);
        if (runId is { } id && runs.Find(id) is { } run)
        {
            runs.Put(run with { Usage = (run.Usage ?? Spending.None).Plus(change) });
        }

        metrics.Used(change.Used);
    }

    // Of a day that is no longer kept, nothing is counted any more.
    private void Put(DateOnly day, Spending spending)
    {
        if (day > Today.AddDays(-DaysKept))
        {
            _days = [.. Days.Where(known => known.Day != day && known.Day > Today.AddDays(-DaysKept)).Append(new DaySpending(day, spending)).OrderBy(known => known.Day)];
        }
    }
}
