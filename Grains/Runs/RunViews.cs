using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>Turns what is stored of a run into what its user sees.</summary>
internal static class RunViews
{
    /// <summary>The run as its user sees it.</summary>
    public static RunView ToView(this RunRecord run) => new(
        run.RunId,
        run.ThreadId,
        run.Agent.ToString(),
        run.Status,
        run.Result,
        run.Error,
        run.CreatedAt,
        run.CompletedAt,
        run.Agents)
    {
        Usage = run.Usage ?? Spending.None,
        Approvals = run.HasEnded
            ? []
            : [.. run.Approvals.Where(asked => asked.Approved is null).Select(asked => new PendingApproval(asked.Id, asked.Agent.ToString(), asked.Prompt ?? string.Empty))],
    };
}
