using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Log;
using Netra.Grains.Runs;

namespace Netra.Grains.Budgets;

/// <summary>
/// Charges rows when they are handed out, and hands out none before the charge is stored. A result that does not fit the budget is refused whole. Without a
/// budget for rows nothing waits: those of a step are counted with its outcome, others with what is recorded next.
/// </summary>
internal sealed class RowMeter(UserBudgets budgets, RunRegistry runs, UserLogWriter writer)
{
    private bool _unstored;

    /// <summary>The result of a query, charged.</summary>
    public async Task<QueryResult> ChargeAsync(ContextUser? reader, Func<Task<QueryResult>> query)
    {
        budgets.RequireRow(reader?.Execution.RunId);
        var result = await query();
        await ChargeAsync(reader, result.Rows.Length);
        return result;
    }

    /// <summary>Refuses a query when no row may be handed out any more.</summary>
    public void Require(ContextUser? reader) => budgets.RequireRow(reader?.Execution.RunId);

    /// <summary>Charges rows; returns when they may be handed out.</summary>
    public async Task ChargeAsync(ContextUser? reader, int rows)
    {
        if (rows == 0)
        {
            return;
        }

        if (Find(reader) is ({ } call, { } step) && !budgets.LimitRows)
        {
            call.AddRows(step.Step, rows);
            return;
        }

        var day = budgets.Today;
        var journal = Take(reader, rows, day);
        if (!budgets.LimitRows)
        {
            _unstored = true;
            return;
        }

        try
        {
            await writer.CommitAsync(new LogChange { Days = budgets.Days, Run = reader is null ? null : runs.Find(reader.Execution.RunId), Journal = journal });
        }
        catch (NetraException)
        {
            // Nobody gets them. Should it be stored all the same, the next commit puts it right.
            Take(reader, -rows, day);
            throw;
        }
    }

    /// <summary>Has rows stored with which nothing was recorded yet: this activation goes away.</summary>
    public Task StoreAsync() => _unstored ? writer.CommitAsync(new LogChange { Days = budgets.Days }) : Task.CompletedTask;

    private (ActiveCall? Call, JournalEntry? Step) Find(ContextUser? reader)
    {
        var call = reader is null ? null : runs.FindActive(reader.Execution.RunId)?.Find(reader.Execution.CallId);
        return reader?.Step is { } number && number < call?.Journal.Count && call.Journal[number] is { State: JournalState.Started } step ? (call, step) : default;
    }

    private ImmutableArray<JournalWrite> Take(ContextUser? reader, long rows, DateOnly day)
    {
        if (Find(reader) is not ({ } call, { } step))
        {
            budgets.ChargeRows(reader?.Execution.RunId, new StepCharge(Spending.None) { Day = day }, rows);
            return [];
        }

        if (rows < 0 && !(step.Charge?.Spending.Used.Rows >= -rows))
        {
            // The step began anew meanwhile, and nothing of its attempt before is charged any more.
            return [];
        }

        step = step with { Charge = budgets.ChargeRows(call.RunId, step.Charge, rows) };
        call.TryRecord(step);
        return [new JournalWrite(call.RunId, call.CallId, step)];
    }
}
