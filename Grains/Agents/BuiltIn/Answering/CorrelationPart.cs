using Netra.Grains.Agents.BuiltIn.Analyses.Correlation;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells whether measures go together.</summary>
internal static class CorrelationPart
{
    private const int MostPairs = 6;
    private const double Certain = 0.05;

    public static async Task TellAsync(Inquiry inquiry)
    {
        List<Measure> named = [.. inquiry.Question.Measures.Select(Valued).OfType<Measure>().Distinct()];
        var others = named.Count > 1 ? named : [.. Defaults.Present(inquiry.Scope).Where(measure => !named.Contains(measure))];
        var pairs = named.SelectMany((first, place) => (named.Count > 1 ? others.Skip(place + 1) : others).Select(second => (first, second))).Take(MostPairs).ToList();
        foreach (var (first, second) in pairs)
        {
            await TellAsync(inquiry, first, second);
        }

        if (pairs.Count == 0)
        {
            inquiry.Answer.Line($"These events carry nothing that {MeasureSql.Label(named[0])} could be related to.");
            return;
        }

        inquiry.Answer.Note("That two measures go together does not say that one causes the other.");
    }

    private static Measure? Valued(Measure measure) =>
        measure.IsPerEvent ? measure : measure.Metric is Metric.Errors or Metric.ErrorRate or Metric.SuccessRate ? new Measure(Metric.Errors) : null;

    private static async Task TellAsync(Inquiry inquiry, Measure first, Measure second)
    {
        var answer = inquiry.Answer;
        var pair = $"{MeasureSql.Label(first)} and {MeasureSql.Label(second)}";
        var found = answer.Keep("correlation", await new CorrelationAnalysis(inquiry.Runner).RunAsync(inquiry.Valued, new CorrelationRequest(first, second)));
        if (found.Pearson.Value is not { } r)
        {
            answer.Line($"Whether {pair} go together cannot be computed: {found.Pearson.NotComputable?.Because}.");
            return;
        }

        var rank = found.Spearman.Value is { } rho ? $"; by ranks ρ {answer.Figure($"spearman[{pair}]", rho, Unit.None)}" : "";
        var chance = found.Pearson.PValue is { } p ? $", p {Probability(answer.Figure($"p_value[{pair}]", p, Unit.None), p)}" : "";
        answer.Line($"{Words(pair, r, found.Pearson.PValue)} (r {answer.Figure($"pearson[{pair}]", r, Unit.None)}{chance}{rank}; {answer.Figure($"samples[{pair}]", found.Samples, Unit.None)} events carry both).");
    }

    private static string Words(string pair, double r, double? p)
    {
        var subject = char.ToUpperInvariant(pair[0]) + pair[1..];
        if (p >= Certain)
        {
            return $"{subject} show no connection that could not be chance";
        }

        var strength = Math.Abs(r) switch { >= 0.7 => "strongly", >= 0.4 => "clearly", >= 0.2 => "weakly", _ => "hardly" };
        return r >= 0 ? $"{subject} go {strength} together: where one is higher, the other tends to be higher" : $"{subject} go {strength} against each other: where one is higher, the other tends to be lower";
    }

    private static string Probability(string said, double p) => p < 0.0001 ? "below 0.0001" : said;
}
