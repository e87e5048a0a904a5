using Netra.Grains.Agents.BuiltIn.Analyses.Quality;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells how complete and sound the data is.</summary>
internal static class QualityPart
{
    private const int MostGaps = 3;

    public static async Task TellAsync(Inquiry inquiry)
    {
        var answer = inquiry.Answer;
        var found = answer.Keep("quality", await new QualityAnalysis(inquiry.Runner).RunAsync(inquiry.Analysed, new QualityRequest(inquiry.Setting.AskedAt)));
        answer.Line($"Data quality: grade {found.Grade}, {answer.Figure("quality_score", found.Score, Unit.None)} of 100 points. {string.Join(' ', found.Meaning)}");
        foreach (var gap in found.Gaps.Largest.Take(MostGaps))
        {
            answer.Line($"- no events from {Say.Time(gap.From)} to {Say.Time(gap.To)} UTC");
        }

        answer.Line($"Duplicates, in everything but their id: {answer.Figure("duplicates", found.Duplicates, Unit.None)}. Events with a value or time that cannot be: {answer.Figure("out_of_range", found.OutOfRange, Unit.None)}.");
        answer.Line($"How the points come about: {string.Join(' ', found.GradeSteps)}");
    }
}
