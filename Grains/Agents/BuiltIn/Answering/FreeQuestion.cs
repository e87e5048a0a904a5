using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Models;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>
/// A question that the rules do not understand, answered by a language model with tools over this user's data. What the tools returned is kept beside the answer, and
/// a figure of the answer that stands in none of it is named.
/// </summary>
internal sealed class FreeQuestion(AgentContext context, MessageReading reading, QueryRunner runner)
{
    private const int MostKept = 200_000;

    private const string Instructions = """
        Answer the user's question about their own workload events. Find the figures with the tools: the analyses for performance, trends, usage, anomalies, correlation,
        cost, savings and data quality, query_analytics for everything else. Say the answer first, then the figures it rests on with their time range. When the data does
        not tell, say what is missing. Change no figure that a tool returned, except by rounding it.
        """;

    public async Task<AgentResult> AnswerAsync(CancellationToken cancellationToken)
    {
        var kept = new KeptCalls(MostKept);
        var all = reading.All;
        var answer = await context.AskModelForTextAsync(
            new ModelQuestion(Instructions)
            {
                Message = context.Request.Message,
                Tools = [.. context.Tools.Select(kept.Watch)],
                Data = new Dictionary<string, object?> { ["now"] = context.Request.AskedAt.UtcDateTime, ["events"] = all.Events, ["firstEvent"] = all.First, ["lastEvent"] = all.Last },
            },
            stream: true,
            cancellationToken);
        var words = new Answer();
        if (!answer.Succeeded)
        {
            words.Line(NotUnderstood.Words(reading.Questions));
            words.Line($"The language model did not answer it either ({answer.Failure!.ErrorClass ?? answer.Failure.Code}): {answer.Failure.Message}");
            words.Line(HelpText.Examples);
        }
        else
        {
            words.Line(answer.Value);
            words.Note(kept.Calls.Count > 0
                ? "A language model wrote this from the queries and analyses in the data of this answer."
                : "A language model wrote this without looking into your data.");
            var foreign = FigureCheck.Foreign(answer.Value, [context.Request.Message, kept.Text, $"{all.Events} {all.First:O} {all.Last:O}"]);
            if (foreign.Count > 0)
            {
                words.Note($"I do not find {Say.List([.. foreign.Take(10)])} in what the queries returned; check before you rely on it.");
            }

            var misplaced = FigurePlaces.Misplaced(answer.Value, [context.Request.Message, kept.Text], all.Subjects);
            if (misplaced.Count > 0)
            {
                words.Note($"It may have mixed something up. In what the queries returned, {Say.List([.. misplaced.Take(10)])}.");
            }
        }

        var data = JsonNode.Parse(AnswerData.Of(reading.Questions, runner.Asked, words, reading.Parameters.Unread, all))!.AsObject();
        if (answer.Succeeded)
        {
            data["intent"] = "free_question";
            data["answeredBy"] = "model";
        }

        data["tools"] = kept.ToJson();
        return new AgentResult(words.Text, data.ToJsonString(EventJson.Options));
    }
}
