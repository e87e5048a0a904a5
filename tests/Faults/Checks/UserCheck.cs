using Netra.Faults.Agents;
using Netra.Faults.Users;

namespace Netra.Faults.Checks;

/// <summary>Checks all promises to a user.</summary>
internal static class UserCheck
{
    /// <summary>Those that were not kept.</summary>
    /// <param name="user">The user.</param>
    /// <param name="ledger">The effects found; <see langword="null"/>: some runs have not ended.</param>
    /// <param name="stored">The events as the API has them.</param>
    /// <param name="ledgerRun">The run that read the ledger.</param>
    public static IEnumerable<Violation> Check(SimulatedUser user, Ledger? ledger, IReadOnlyList<SeenEvent> stored, string? ledgerRun)
    {
        var seen = user.History.Events;
        HashSet<string> runs = [.. user.Runs.Select(run => run.RunId)];
        if (ledgerRun is not null)
        {
            runs.Add(ledgerRun);
        }

        return
        [
            .. Runs(user, stored),
            .. HistoryCheck.Sequences(user.Name, "client", seen),
            .. HistoryCheck.Sequences(user.Name, "server", stored),
            .. HistoryCheck.Equal(user.Name, seen, stored),
            .. HistoryCheck.Foreign(user.Name, runs, stored),
            .. HistoryCheck.Foreign(user.Name, runs, seen),
            .. HistoryCheck.Rules(user.Name, stored),
            .. ledger is null ? [] : Effects(user, ledger),
            .. user.Client.WrongAnswers.Concat(user.Watch.Refusals).Select(answer => new Violation(ViolationKind.WrongAnswer, user.Name, answer)),
        ];
    }

    private static IEnumerable<Violation> Runs(SimulatedUser user, IReadOnlyList<SeenEvent> stored)
    {
        var ends = stored.Where(item => item.Type == "agent_completed").GroupBy(item => item.RunId).ToDictionary(group => group.Key, group => group.Last());
        foreach (var run in user.Runs)
        {
            var end = ends.GetValueOrDefault(run.RunId);
            if (run.Status is null)
            {
                yield return new Violation(ViolationKind.RunNotCompleted, user.Name, $"run {run.RunId} was acknowledged and its user does not know of its end", end?.Timestamp);
            }
            else if (run.Status != "completed")
            {
                yield return new Violation(ViolationKind.RunNotCompleted, user.Name, $"run {run.RunId} ended as {run.Status}: {run.Error}", end?.Timestamp);
            }

            if (end is not null && run.Status is not null && end.Status != run.Status)
            {
                yield return new Violation(ViolationKind.EventRules, user.Name, $"run {run.RunId} is {run.Status}, and its last event says {end.Status}", end.Timestamp);
            }
        }
    }

    // Runs that did not complete had some of their effects, so of such a user only repetitions are known.
    private static IEnumerable<Violation> Effects(SimulatedUser user, Ledger ledger)
    {
        long wanted = user.Runs.Sum(run => run.Request.Effects);
        long rows = user.Runs.Count(run => run.Request.Stores);
        var all = user.Runs.All(run => run.Status == "completed");
        if (ledger.Count > ledger.Operations)
        {
            yield return new Violation(ViolationKind.EffectRepeated, user.Name, $"{ledger.Operations} operations counted to {ledger.Count}", null, ledger.Count - ledger.Operations);
        }

        if (all && ledger.Count < wanted)
        {
            yield return new Violation(
                ViolationKind.EffectLost, user.Name, $"{wanted} steps counted to {ledger.Count}; {ledger.Operations} operations took effect", null, wanted - ledger.Count);
        }

        if (ledger.Operations > wanted)
        {
            yield return new Violation(ViolationKind.EffectRepeated, user.Name, $"{wanted} steps had {ledger.Operations} operations", null, ledger.Operations - wanted);
        }

        if (ledger.Rows > ledger.RowOperations)
        {
            yield return new Violation(ViolationKind.EffectRepeated, user.Name, $"{ledger.RowOperations} rows are stored {ledger.Rows} times", null, ledger.Rows - ledger.RowOperations);
        }

        if (all && ledger.RowOperations != rows)
        {
            yield return new Violation(ViolationKind.EffectLost, user.Name, $"{rows} rows were acknowledged, and {ledger.RowOperations} are there", null, Math.Abs(rows - ledger.RowOperations));
        }
    }
}
