using Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A stretch of time that several methods may have found.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Methods">How many methods found some of it.</param>
/// <param name="Worst">The finding with the highest severity.</param>
internal sealed record Spell(DateTime From, DateTime To, int Methods, AnomalyGroup Worst)
{
    /// <summary>Findings of all methods; those that overlap are one.</summary>
    public static IEnumerable<Spell> Of(IEnumerable<AnomalyFindings> findings)
    {
        var groups = findings.SelectMany(finding => finding.Groups.Select(group => (finding.Method, Group: group))).OrderBy(found => found.Group.From).ThenBy(found => found.Method).ToList();
        for (var at = 0; at < groups.Count;)
        {
            var to = groups[at].Group.To;
            var next = at + 1;
            while (next < groups.Count && groups[next].Group.From < to)
            {
                to = groups[next].Group.To > to ? groups[next].Group.To : to;
                next++;
            }

            var together = groups.GetRange(at, next - at);
            yield return new Spell(groups[at].Group.From, to, together.Select(found => found.Method).Distinct().Count(), together.Select(found => found.Group).MaxBy(group => group.Severity)!);
            at = next;
        }
    }
}
