using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Log;

namespace Netra.Grains.Runs;

/// <summary>Cuts the runs of a user into pages, newest first.</summary>
internal static class RunPages
{
    private const int MaxLimit = 100;

    /// <summary>A page of runs before one of them.</summary>
    public static RunPage Page(IReadOnlyDictionary<RunId, RunRecord> runs, RunId? before, int limit)
    {
        if (limit is < 1 or > MaxLimit)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"'limit' must be 1 to {MaxLimit}.");
        }

        // Run ids sort by the time they were made at.
        var page = runs.Values
            .OrderByDescending(run => run.RunId.ToString(), StringComparer.Ordinal)
            .Where(run => before is not { } limitRun || string.CompareOrdinal(run.RunId.ToString(), limitRun.ToString()) < 0)
            .Take(limit + 1)
            .ToArray();
        ImmutableArray<RunView> items = [.. page.Take(limit).Select(run => run.ToView())];
        return new RunPage(items, page.Length > limit ? items[^1].RunId : null);
    }
}
