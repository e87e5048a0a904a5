using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Says what an analysis rests on.</summary>
internal static class SayEvidence
{
    /// <summary>The events asked for: "In all your data (workload chat)".</summary>
    public static string What(Evidence evidence)
    {
        var range = evidence.From is null && evidence.To is null ? "In all your data" : $"In the time asked for ({SayScope.Range(new TimeRange(evidence.From, evidence.To, ""))})";
        return evidence.Filter.Length > 0 ? $"{range} ({evidence.Filter})" : range;
    }

    /// <summary>How many events, from when to when, and by how many queries.</summary>
    public static string Basis(Evidence evidence) =>
        $"Basis: {Say.Count(evidence.Events, "event")}{(evidence.Filter.Length > 0 ? $" ({evidence.Filter})" : "")}, the first at {Say.Time(evidence.First!.Value)} and the last at {Say.Time(evidence.Last!.Value)} UTC; the queries are in the result's data.";
}
