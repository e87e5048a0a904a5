using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Agents.BuiltIn.Reporting;

/// <summary>
/// Composes the final answer from what the agents before it found. A language model, when there is one, may word it; the figures in the data stay those of the agents, and
/// when the model fails the composed text stands.
/// </summary>
public sealed class ReportingAgent : IAgent
{
    /// <summary>The agent's name.</summary>
    public const string Name = "reporting";

    /// <summary>The version of its steps.</summary>
    public const string Version = "1";

    /// <inheritdoc/>
    public async Task<AgentResult> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var results = EarlierResults.Of(context.Request);
        var triage = results.Find<TriageResult>(TriageAgent.Name);
        var data = results.Find<JsonObject>(DataAgent.Name);
        var notes = AgentNotes.Of(context.Request);
        if (notes.IsEmpty)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "There is nothing to report on: this agent composes what other agents found. Ask 'supervisor'.");
        }

        await context.ThinkingAsync("Putting the findings into one answer.");
        var text = ReportText.Of(triage, notes);
        var report = new ReportResult("rules")
        {
            Category = triage?.Category,
            Agents = [.. notes.Select(note => note with { Answer = null })],
            Missing = ReportText.Missing(notes),
            Figures = data?["figures"]?.DeepClone(),
        };
        return context.Chat is not null && IsWorthWording(triage, data)
            ? await ModelReport.WordAsync(context, text, report, notes, NamesOf(data), cancellationToken)
            : AgentResult.Of(text, report);
    }

    private static IEnumerable<string> NamesOf(JsonObject? data) =>
        data?["names"] is JsonArray names ? names.OfType<JsonValue>().Where(name => name.GetValueKind() == JsonValueKind.String).Select(name => name.GetValue<string>()) : [];

    // What is no question has no figures, and what a model wrote needs no other one's words.
    private static bool IsWorthWording(TriageResult? triage, JsonObject? data) =>
        triage?.Category is not (TriageCategory.NoQuestion or TriageCategory.OutOfScope or TriageCategory.Help) && data?["answeredBy"] is null;
}
