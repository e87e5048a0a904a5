using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>Puts what agents found into one answer: the answer first, then what follows from it, what is missing, and what to do.</summary>
internal static class ReportText
{
    // In this order; what an agent without a heading says stands as it is.
    private static readonly (string Agent, string Heading)[] Parts =
    [
        (DataAgent.Name, ""),
        ("optimization", "What could be better:"),
        ("actions", "What to do:"),
        ("validation", "How good the data behind this is:"),
        (DataHelperAgent.Name, "What is missing:"),
    ];

    /// <summary>The report.</summary>
    public static string Of(TriageResult? triage, IReadOnlyList<AgentNote> notes)
    {
        var lines = new List<string>();
        foreach (var (agent, heading) in Parts)
        {
            if (notes.FirstOrDefault(note => note.Agent == agent)?.Answer is { Length: > 0 } answer)
            {
                Add(lines, lines.Count == 0 ? "" : heading, answer);
            }
        }

        foreach (var other in notes.Where(note => note.Answer is { Length: > 0 } && note.Agent != TriageAgent.Name && !Parts.Any(part => part.Agent == note.Agent)))
        {
            Add(lines, $"From agent {other.Agent}:", other.Answer!);
        }

        var missing = Missing(notes);
        if (missing.Length > 0)
        {
            Add(lines, lines.Count == 0 ? "I have no answer." : "Not in this answer:", string.Join('\n', missing.Select(one => "- " + one)));
        }

        var told = string.Join('\n', lines);
        var triageNotes = triage is null || triage.Notes.IsDefault ? [] : triage.Notes.OfType<string>().Where(note => !told.Contains(note, StringComparison.Ordinal));
        lines.AddRange(triageNotes.Distinct());
        return string.Join('\n', lines);
    }

    /// <summary>What did not come, in words.</summary>
    public static ImmutableArray<string> Missing(IEnumerable<AgentNote> notes) =>
        [.. notes.Where(note => note.Outcome != NoteOutcome.Completed).Select(note => note.Outcome == NoteOutcome.Skipped
            ? $"{What(note.Agent)}: not asked for, since {note.Message}"
            : $"{What(note.Agent)}: agent {note.Agent} failed ({note.Code}). {note.Message}")];

    private static string What(string agent) => agent switch
    {
        TriageAgent.Name => "How the question was understood",
        DataAgent.Name => "Figures",
        "optimization" => "What could be better",
        "actions" => "What to do",
        "validation" => "How good the data is",
        DataHelperAgent.Name => "What data is missing",
        ReportingAgent.Name => "The wording of the report",
        _ => Say.Quote(agent),
    };

    private static void Add(List<string> lines, string heading, string text)
    {
        if (heading.Length > 0)
        {
            lines.Add("");
            lines.Add(heading);
        }

        lines.Add(text);
    }
}
