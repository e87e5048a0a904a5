using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Log;
using Netra.Grains.Runs;

namespace Netra.Grains.Budgets;

/// <summary>
/// Charges rows when they are handed out, and hands out none before the charge is stored. A result that does not fit the budget is refused whole. Without a
/// budget for rows nothing waits: those of a step are counted with its outcome, others with what is recorded next.
/// </summary>
internal sealed class RowMeter(UserBudgets budgets, RunRegistry runs, UserLogWriter writer)
{
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
    public Task ChargeAsync(ContextUser? reader, int rows)
    {
        if (rows == 0)
        {
            return Task.CompletedTask;
        }

        var call = reader is null ? null : runs.FindActive(reader.Execution.RunId)?.Find(reader.Execution.CallId);
        var step = reader?.Step is { } number && call is not null && number < call.Journal.Count ? call.Journal[number] : null;
        if (step is { State: JournalState.Started } && !budgets.LimitRows)
        {
            call!.AddRows(step.Step, rows);
            return Task.CompletedTask;
        }

        if (step is not { State: JournalState.Started })
        {
            budgets.ChargeRows(reader?.Execution.RunId, charge: null, rows);
            return StoreAsync(reader, []);
        }

        step = step with { Charge = budgets.ChargeRows(reader!.Execution.RunId, step.Charge, rows) };
        call!.TryRecord(step);
        return StoreAsync(reader, [new JournalWrite(call.RunId, call.CallId, step)]);
    }

    private Task StoreAsync(ContextUser? reader, ImmutableArray<JournalWrite> journal) => budgets.LimitRows
        ? writer.CommitAsync(new LogChange { Days = budgets.Days, Run = reader is null ? null : runs.Find(reader.Execution.RunId), Journal = journal })
        : Task.CompletedTask;
}
