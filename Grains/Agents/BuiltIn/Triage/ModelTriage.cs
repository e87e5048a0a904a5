using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Has a language model read a message beside the rules.</summary>
internal static class ModelTriage
{
    private const int NamesShown = 50;

    private const string Instructions = """
        Read the user's message and say what kind of question about their own workload events it is. Do not answer it.
        Categories: performance (latency, errors, throughput, trends), usage (how much, by what, when), cost, anomalies, correlation (do two measures go together),
        quality (of the data), optimization (what to do, what could be saved), simple_question (a figure or a few), overview (what data there is), help (what can be
        asked), no_question (a greeting, an order), out_of_scope (nothing that these events tell).
        Name only workloads, models and event types that stand in the data; what the message names beyond that belongs into notUnderstood.
        """;

    /// <summary>The reading of both; that of the rules when the model has none.</summary>
    public static async Task<TriageResult> ReadAsync(AgentContext context, MessageReading reading, TriageResult rules, CancellationToken cancellationToken)
    {
        var all = reading.All;
        var answer = await context.AskModelAsync<ModelReading>(
            new ModelQuestion(Instructions)
            {
                Message = context.Request.Message,
                Data = new Dictionary<string, object?>
                {
                    ["now"] = context.Request.AskedAt.UtcDateTime,
                    ["firstEvent"] = all.First,
                    ["lastEvent"] = all.Last,
                    ["workloads"] = Names(all, DimensionKind.Workload),
                    ["models"] = Names(all, DimensionKind.Model),
                    ["eventTypes"] = Names(all, DimensionKind.EventType),
                    ["metrics"] = all.MetricKeys.Take(NamesShown),
                },
            },
            cancellationToken);
        return answer.Succeeded
            ? CheckedReading.Of(answer.Value, all, rules)
            : rules with { Notes = [.. rules.Notes, $"The language model gave no reading of the question ({answer.Failure!.ErrorClass ?? answer.Failure.Code}), so the rules alone read it."] };
    }

    private static IEnumerable<string> Names(Catalogue all, DimensionKind kind) => all.Of(kind).Select(value => value.Value).Where(name => name.Length > 0).Take(NamesShown);
}
