using Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells whether there is a rhythm of the day or the week.</summary>
internal static class SeasonalityPart
{
    private const double Certain = 0.05;

    public static async Task TellAsync(Inquiry inquiry)
    {
        var asked = inquiry.Question.Measures.Where(measure => measure.IsPerEvent).ToList();
        foreach (var measure in asked.Count > 0 ? asked : [new Measure(Metric.Events)])
        {
            var found = inquiry.Answer.Keep("seasonality", await new SeasonalityAnalysis(inquiry.Runner).RunAsync(inquiry.Valued, new SeasonalityRequest { Measure = measure }));
            var label = MeasureSql.Label(measure);
            Tell(inquiry.Answer, $"{label} by hour of the day", found.HourOfDay, found.Unit, slot => SayTime.Begin(Bucket.HourOfDay, $"{slot}") + " UTC");
            Tell(inquiry.Answer, $"{label} by day of the week", found.Weekday, found.Unit, SayTime.Weekday);
        }
    }

    private static void Tell(Answer answer, string what, Season season, Unit unit, Func<int, string> name)
    {
        var subject = char.ToUpperInvariant(what[0]) + what[1..];
        if (season.NotComputable is { } why)
        {
            answer.Line($"{subject}: no rhythm to tell, because {why.Because}.");
            return;
        }

        if (season.PValue is not < Certain || season.High is not { } high || season.Low is not { } low)
        {
            answer.Line($"{subject}: no rhythm that could not be chance.");
            return;
        }

        double Mean(int slot) => season.Slots.First(found => found.Slot == slot).Mean;
        answer.Line($"{subject}: highest {name(high)} with a mean of {answer.Figure($"highest[{what}]", Mean(high), unit)}, lowest {name(low)} with {answer.Figure($"lowest[{what}]", Mean(low), unit)}; "
            + $"this explains {answer.Figure($"strength_percent[{what}]", 100 * season.Strength, Unit.Percent)} of the differences.");
    }
}
