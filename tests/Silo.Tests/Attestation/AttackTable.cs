using System.Globalization;
using System.Text;
using Netra.Silo.Attestation;

namespace Netra.Silo.Tests.Attestation;

/// <summary>Attack × layer that stopped it, as it stands in docs/security.md.</summary>
internal static class AttackTable
{
    private static readonly (string Group, string Meaning)[] Groups =
    [
        ("identity", "changing identity or limits"),
        ("around", "reading around the policy"),
        ("derived", "derived stores"),
        ("writing", "writing"),
        ("side", "side channels"),
        ("resource", "resource use"),
        ("parser", "parser tricks"),
    ];

    /// <summary>The table of a report.</summary>
    public static string Of(AttestationReport report)
    {
        var text = new StringBuilder();
        text.AppendLine("| group | attacks | stopped on the way through the gate by | straight at the embedded engine by |");
        text.AppendLine("|---|---|---|---|");
        foreach (var (group, meaning) in Groups)
        {
            var gate = OutcomesOf(report, group, straight: false);
            var straight = OutcomesOf(report, group, straight: true);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {meaning} | {gate.Length} | {Counts(gate)} | {Counts(straight)} |");
        }

        foreach (var (group, meaning) in Groups)
        {
            var straight = OutcomesOf(report, group, straight: true).ToLookup(outcome => outcome.Name, outcome => outcome.Layer);
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"<details><summary>{meaning}</summary>").AppendLine();
            text.AppendLine("| attack | through the gate | straight |").AppendLine("|---|---|---|");
            foreach (var outcome in OutcomesOf(report, group, straight: false))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"| {outcome.Name} | {outcome.Layer} | {string.Join(", ", straight[outcome.Name])} |");
            }

            text.AppendLine().AppendLine("</details>");
        }

        return text.ToString();
    }

    private static AttackOutcome[] OutcomesOf(AttestationReport report, string group, bool straight) =>
        [.. report.Outcomes.Where(outcome => outcome.Group == group && outcome.Straight == straight)];

    private static string Counts(AttackOutcome[] outcomes) => string.Join(", ", outcomes
        .GroupBy(outcome => outcome.Layer)
        .OrderByDescending(layer => layer.Count()).ThenBy(layer => layer.Key, StringComparer.Ordinal)
        .Select(layer => string.Create(CultureInfo.InvariantCulture, $"{layer.Key} {layer.Count()}")));
}
