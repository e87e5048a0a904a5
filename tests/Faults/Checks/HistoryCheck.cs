using Netra.Faults.Users;

namespace Netra.Faults.Checks;

/// <summary>Checks one history of a user's events: on the side of the client, or of the server.</summary>
internal static class HistoryCheck
{
    /// <summary>What is wrong with the sequences: gaps and repetitions, in the order in which events came.</summary>
    public static IEnumerable<Violation> Sequences(string user, string side, IReadOnlyList<SeenEvent> events)
    {
        var last = 0L;
        foreach (var seen in events)
        {
            if (seen.Sequence <= last)
            {
                yield return new Violation(ViolationKind.EventDuplicated, user, $"{side}: {seen.Sequence} ({seen.Type}) came after {last}", seen.Timestamp);
            }
            else if (seen.Sequence > last + 1)
            {
                var missing = seen.Sequence - last - 1;
                yield return new Violation(ViolationKind.EventLost, user, $"{side}: {last + 1} to {seen.Sequence - 1} are missing", seen.Timestamp, missing);
            }

            last = Math.Max(last, seen.Sequence);
        }
    }

    /// <summary>Where the client saw something else than the server has.</summary>
    public static IEnumerable<Violation> Equal(string user, IReadOnlyList<SeenEvent> client, IReadOnlyList<SeenEvent> server)
    {
        var stored = server.GroupBy(item => item.Sequence).ToDictionary(group => group.Key, group => group.First());
        foreach (var seen in client)
        {
            if (!stored.TryGetValue(seen.Sequence, out var same))
            {
                yield return new Violation(ViolationKind.EventLost, user, $"{seen.Sequence} ({seen.Type} of {seen.RunId}) was delivered, and is not stored", seen.Timestamp);
            }
            else if (same.Digest != seen.Digest)
            {
                yield return new Violation(ViolationKind.EventRules, user, $"{seen.Sequence} was delivered as {seen}, and is stored as {same}", seen.Timestamp);
            }
        }
    }

    /// <summary>Events that do not belong to the user.</summary>
    public static IEnumerable<Violation> Foreign(string user, IReadOnlyCollection<string> runs, IReadOnlyList<SeenEvent> events) => events
        .Where(seen => !runs.Contains(seen.RunId) || (seen is { Type: "agent_started", Message: { } message } && message != $"This is {user}."))
        .Select(seen => new Violation(ViolationKind.EventForeign, user, $"{seen}", seen.Timestamp));

    /// <summary>What is wrong with the events of each run.</summary>
    public static IEnumerable<Violation> Rules(string user, IReadOnlyList<SeenEvent> events) =>
        events.GroupBy(seen => seen.RunId).SelectMany(run => OfRun(user, run.Key, [.. run]));

    private static IEnumerable<Violation> OfRun(string user, string runId, SeenEvent[] events)
    {
        if (events[0].Type is not ("agent_started" or "run_queued"))
        {
            yield return Broken($"begins with {events[0].Type}", events[0]);
        }

        if (events.Count(seen => seen.Type == "agent_started") > 1)
        {
            yield return Broken("started more than once", events[0]);
        }

        var ends = events.Count(seen => seen.Type == "agent_completed");
        if (ends != 1 || events[^1].Type != "agent_completed")
        {
            yield return Broken($"has {ends} ends, and ends with {events[^1].Type}", events[^1]);
        }

        foreach (var tool in events.Where(seen => seen.ToolCallId is not null).GroupBy(seen => seen.ToolCallId))
        {
            if (tool.Select(seen => seen.Type).ToArray() is not ["tool_executing", "tool_completed"])
            {
                yield return Broken($"has for tool call {tool.Key} {string.Join(", ", tool.Select(seen => $"{seen.Sequence} {seen.Type}"))}", tool.Last());
            }
        }

        Violation Broken(string how, SeenEvent where) => new(ViolationKind.EventRules, user, $"run {runId} {how}", where.Timestamp);
    }
}
