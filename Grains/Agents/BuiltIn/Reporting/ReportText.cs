using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Validation;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>Puts what agents found into one answer: the answer first, then what follows from it, what is missing, and what to do.</summary>
internal static class ReportText
{
    private const int ShortAdvice = 4;
    private const int ShortPlan = 6;

    // The agents with a place of their own in the text.
    private static readonly string[] Placed = [TriageAgent.Name, DataAgent.Name, OptimizationAgent.Name, ActionsAgent.Name, ValidationAgent.Name, DataHelperAgent.Name];

    /// <summary>The report.</summary>
    public static string Of(TriageResult? triage, IReadOnlyList<AgentNote> notes)
    {
        var lines = new List<string>();
        string? Said(string agent) => notes.FirstOrDefault(note => note.Agent == agent)?.Answer is { Length: > 0 } answer ? answer : null;
        Add(lines, "", Said(DataAgent.Name));
        if (triage?.Category == TriageCategory.Optimization)
        {
            Add(lines, "What could be better:", Said(OptimizationAgent.Name));
            Add(lines, "What to do:", Short(Said(ActionsAgent.Name), ShortPlan, "Agent actions tells the steps."));
        }
        else
        {
            // It was not asked for, and what it rests on is in the data of the answer.
            Add(lines, Said(ActionsAgent.Name) is null ? "What could be better:" : "What you could do:", Short(Said(ActionsAgent.Name) ?? Said(OptimizationAgent.Name), ShortAdvice, "Ask what could be better, and you get all of it with the arithmetic."));
        }

        Add(lines, "", triage?.Category == TriageCategory.Quality ? null : Short(Said(ValidationAgent.Name), 1));
        Add(lines, "What is missing:", Said(DataHelperAgent.Name));
        foreach (var other in notes.Where(note => !Placed.Contains(note.Agent)))
        {
            Add(lines, $"From agent {other.Agent}:", other.Answer);
        }

        var missing = Missing(notes);
        if (missing.Length > 0)
        {
            if (lines.Count == 0)
            {
                lines.Add("I have no answer.");
            }

            Add(lines, "Not in this answer:", string.Join('\n', missing.Select(one => "- " + one)));
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
        OptimizationAgent.Name => "What could be better",
        ActionsAgent.Name => "What to do",
        ValidationAgent.Name => "How good the data is",
        DataHelperAgent.Name => "What data is missing",
        ReportingAgent.Name => "The wording of the report",
        _ => Say.Quote(agent),
    };

    // Lines that stand on their own; what is set in below them explains them.
    private static string? Short(string? text, int most, string? more = null)
    {
        if (text is null)
        {
            return null;
        }

        var lines = text.Split('\n').Where(line => line.Length > 0 && !char.IsWhiteSpace(line[0])).ToList();
        return string.Join('\n', lines.Count > most && more is not null ? lines.Take(most).Append(more) : lines.Take(most));
    }

    private static void Add(List<string> lines, string heading, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (lines.Count > 0)
        {
            lines.Add("");
            lines.AddRange(heading.Length > 0 ? [heading] : []);
        }

        lines.Add(text);
    }
}
