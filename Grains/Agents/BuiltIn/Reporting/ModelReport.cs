using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>Has a language model word a report.</summary>
internal static class ModelReport
{
    private const string Instructions = """
        Write the final answer to the user's message from what the agents found, which stands in the data. The answer comes first, in a sentence or two; then the reasons
        with their figures; then what failed or is missing, each by name; then what to do next, if anything. Use only figures that stand in the data, and leave none of
        the findings out that the user asked for. Plain text, short lines.
        """;

    /// <summary>The report in the model's words; in those of the rules when it has none.</summary>
    public static async Task<AgentResult> WordAsync(AgentContext context, string text, ReportResult report, ImmutableArray<AgentNote> notes, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var answer = await context.AskModelForTextAsync(
            new ModelQuestion(Instructions)
            {
                Message = context.Request.Message,
                Data = new Dictionary<string, object?>
                {
                    ["findings"] = notes.Where(note => note.Answer is not null).ToDictionary(note => note.Agent, note => note.Answer),
                    ["missing"] = report.Missing,
                },
            },
            stream: true,
            cancellationToken);
        if (!answer.Succeeded)
        {
            return AgentResult.Of($"{text}\nThe language model did not word this ({answer.Failure!.ErrorClass ?? answer.Failure.Code}).", report);
        }

        // What was streamed stays; what it got wrong is named, and the computed answer stands beside it.
        string[] sources = [text, context.Request.Message, .. notes.Select(note => note.Answer).OfType<string>()];
        var foreign = FigureCheck.Foreign(answer.Value, sources);
        var misplaced = FigurePlaces.Misplaced(answer.Value, sources, names);
        var lines = new List<string> { answer.Value };
        if (foreign.Count + misplaced.Count > 0)
        {
            List<string> wrong = [];
            wrong.AddRange(foreign.Count == 0 ? [] : [$"{Say.List([.. foreign.Take(10)])} {(foreign.Count == 1 ? "is no figure" : "are no figures")} of your data"]);
            wrong.AddRange(misplaced.Count == 0 ? [] : [$"in your data, {Say.List([.. misplaced.Take(10)])}"]);
            lines.Add($"Written by a language model; {string.Join("; ", wrong)}. The answer as computed:");
            lines.Add(text);
        }
        else
        {
            // A failure is told whether the model mentions it or not.
            lines.AddRange(notes.Where(note => note.Outcome == NoteOutcome.Failed && !answer.Value.Contains(note.Agent, StringComparison.OrdinalIgnoreCase)).Select(note => $"Agent {note.Agent} failed ({note.Code})."));
        }

        return AgentResult.Of(string.Join('\n', lines), report with { WordedBy = "model", ForeignFigures = [.. foreign], MisplacedFigures = [.. misplaced] });
    }
}
