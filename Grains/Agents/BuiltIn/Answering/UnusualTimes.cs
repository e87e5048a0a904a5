using Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells stretches of time out of the ordinary, with how many methods say so and how far out they are.</summary>
internal static class UnusualTimes
{
    private const int Fewest = 2;

    public static async Task TellAsync(Inquiry inquiry, Measure measure)
    {
        var answer = inquiry.Answer;
        var bucket = inquiry.Question.Groupings.Select(grouping => grouping.Bucket).FirstOrDefault(bucket => bucket is not null and not (Bucket.HourOfDay or Bucket.Weekday)) ?? Bucket.Auto;
        var found = answer.Keep("anomalies", await new AnomalyAnalysis(inquiry.Runner).RunAsync(inquiry.Valued, new AnomalyRequest { Measure = measure, Bucket = bucket }));
        var per = $"{(measure.IsPerEvent ? $"{found.Statistic} " : "")}{MeasureSql.Label(measure)} per {SayTime.Unit(found.Bucket)}";
        var subject = char.ToUpperInvariant(per[0]) + per[1..];
        var judging = found.Findings.Where(finding => finding.NotComputable is null).ToList();
        if (judging.Count < Fewest)
        {
            answer.Line($"{subject}: too little to judge ({found.Findings.Select(finding => finding.NotComputable?.Because).FirstOrDefault(why => why is not null) ?? "there are too few"}).");
            return;
        }

        var spells = Spell.Of(judging).Where(spell => spell.Methods >= Fewest).ToList();
        answer.Keep($"unusual_times[{per}]", System.Text.Json.JsonSerializer.SerializeToElement(spells.Count));
        if (spells.Count == 0)
        {
            answer.Line($"{subject}: nothing out of the ordinary among {Say.Count(judging.Max(finding => finding.Judged), SayTime.Unit(found.Bucket))}.");
            return;
        }

        answer.Line($"{subject}: {(spells.Count == 1 ? "1 stretch" : $"{Say.Count(spells.Count)} stretches")} out of the ordinary.");
        foreach (var spell in spells.OrderByDescending(spell => spell.Worst.Severity).ThenByDescending(spell => spell.Methods).ThenBy(spell => spell.From).Take(inquiry.Question.Top ?? 5))
        {
            var when = $"{Say.Time(spell.From)} to {Say.Time(spell.To)} UTC";
            answer.Line($"- {when}: {answer.Figure($"peak[{per}, {when}]", spell.Worst.PeakValue, found.Unit)}, where {answer.Figure($"usual[{per}, {when}]", spell.Worst.Expected, found.Unit)} is usual ({spell.Worst.Severity.ToString().ToLowerInvariant()}; {spell.Methods} of {judging.Count} methods)");
        }

        answer.Note("Unusual times are those that at least two of four methods name: z-score, interquartile range, median absolute deviation, and the stretches before; the rules are in the data of this answer.");
    }
}
