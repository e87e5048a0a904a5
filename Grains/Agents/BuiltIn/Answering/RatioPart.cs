using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells what part of the tokens are input and output, and how many there are of one for one of the other.</summary>
internal static class RatioPart
{
    private const string Input = "sum(tokens_input)";
    private const string Output = "sum(tokens_output)";

    public static async Task TellAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var rows = inquiry.Rows();
        var table = await inquiry.Runner.RunAsync(rows.Query(
            "How input and output tokens part the whole",
            $"SELECT {Input} AS tokens_input_total, {Output} AS tokens_output_total, {Input} + {Output} AS tokens_total, 100 * {Input} / nullIf({Input} + {Output}, 0) AS input_share_percent, "
                + $"100 * {Output} / nullIf({Input} + {Output}, 0) AS output_share_percent, {Input} / nullIf({Output}, 0) AS input_per_output, {Output} / nullIf({Input}, 0) AS output_per_input {rows.From()}"));
        if (table.Number(0, "input_share_percent") is null)
        {
            answer.Line("There is no ratio to tell: it takes events with input tokens and events with output tokens.");
            return;
        }

        var isOutputFirst = inquiry.Question.Measures.First(measure => measure.Metric != Metric.TotalTokens).Metric == Metric.OutputTokens;
        var (first, second) = isOutputFirst ? ("output", "input") : ("input", "output");
        answer.Line($"{Share(first)} are {first} tokens, {Share(second)} are {second} tokens.");
        if (table.Number(0, $"{first}_per_{second}") is not null)
        {
            answer.Line($"Ratio of {first} to {second} tokens: {answer.Figure(table, 0, $"{first}_per_{second}", Unit.None)} to 1.");
        }

        string Share(string part) =>
            $"{answer.Figure(table, 0, $"{part}_share_percent", Unit.Percent)} of the tokens ({answer.Figure(table, 0, $"tokens_{part}_total", Unit.None)} of {answer.Figure(table, 0, "tokens_total", Unit.None)})";
    }
}
