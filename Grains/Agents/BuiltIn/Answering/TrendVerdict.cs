using Netra.Grains.Agents.BuiltIn.Analyses.Trends;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells whether what changed is a trend: the line over stretches of time, and how likely it is by chance.</summary>
internal static class TrendVerdict
{
    public static async Task TellAsync(Inquiry inquiry, IReadOnlyList<Measure> measures)
    {
        var followed = measures.Select(Followed).OfType<Measure>().Distinct().ToList();
        if (inquiry.Span <= TimeSpan.Zero || followed.Count == 0)
        {
            return;
        }

        inquiry.Answer.Line("Is that a trend? The straight line through the stretches of time:");
        foreach (var measure in followed)
        {
            await TellAsync(inquiry, measure);
        }

        inquiry.Answer.Note($"Rule: a trend is {TrendResult.Rule}.");
    }

    private static Measure? Followed(Measure measure) => measure.Metric switch
    {
        Metric.Throughput => new Measure(Metric.Events),
        Metric.TokenThroughput => new Measure(Metric.TotalTokens),
        Metric.Events or Metric.Errors or Metric.ErrorRate => measure,
        _ => measure.IsPerEvent ? measure : null,
    };

    private static async Task TellAsync(Inquiry inquiry, Measure measure)
    {
        var answer = inquiry.Answer;
        var asked = inquiry.Question.Statistics.Where(statistic => statistic.Kind is not (StatisticKind.Deviation or StatisticKind.Count)).FirstOrDefault(Statistic.Mean);
        var found = answer.Keep("trend", await new TrendAnalysis(inquiry.Runner).RunAsync(inquiry.Analysed, new TrendRequest { Measure = measure, Statistic = asked }));
        var label = measure.IsPerEvent ? $"{found.Statistic} {MeasureSql.Label(measure)}" : MeasureSql.Label(measure);
        if (found.Line is not { } line)
        {
            answer.Line($"- {label}: none to tell, {found.NotComputable?.Because ?? "there is too little"}.");
            return;
        }

        var of = $"{label} trend";
        var verdict = found.Direction switch { TrendDirection.Up => "up", TrendDirection.Down => "down", _ => "no trend" };
        var change = line.ChangePercent is null ? "" : $", {answer.Figure($"line_change_percent[{of}]", line.ChangePercent, Unit.Percent)} of the mean";
        var fit = line.RSquared is null ? "" : $"; r² {answer.Figure($"r_squared[{of}]", line.RSquared, Unit.None)}{(line.PValue is { } p ? $", p {(p < 0.0001 ? "below 0.0001" : answer.Figure($"p_value[{of}]", p, Unit.None))}" : "")}";
        answer.Line($"- {label} by {SayTime.Unit(found.Bucket)}: {verdict}, from {answer.Figure($"line_start[{of}]", line.Start, found.Unit)} to {answer.Figure($"line_end[{of}]", line.End, found.Unit)}{change} over {Say.Count(line.Buckets, SayTime.Unit(found.Bucket))}{fit}.");
    }
}
