using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Quality;

/// <summary>
/// 100 points, less for what is missing or wrong: half a point per percent of missing stretches of time (up to 30) and of missing values (mean over the columns that are
/// filled in part, up to 25), five per percent of rows with values or times that cannot be (up to 30), two per percent of duplicates (up to 30). Few events, or events without any value, cap
/// the score. A from 90, B from 80, C from 70, D from 60.
/// </summary>
internal static class GradeRule
{
    private const int FewestForF = 10;
    private const int FewestForD = 30;

    private static readonly string[] Measures = ["latency_ms", "tokens_input", "tokens_output", "cost_cents"];

    public static QualityResult Grade(QualityResult found)
    {
        var events = found.Evidence.Events;
        var steps = ImmutableArray.CreateBuilder<string>();
        steps.Add("Begin with 100.");
        var score = 100.0;
        score -= Lose(steps, "missing stretches of time", found.Gaps.MissingPercent, 0.5, 30);
        var partly = found.Columns.Where(column => Measures.Contains(column.Column) && column is { Present: > 0, Missing: > 0 }).ToList();
        score -= Lose(steps, "missing values, mean over the columns filled in part", partly.Count == 0 ? 0 : partly.Average(column => column.MissingPercent), 0.5, 25);
        score -= Lose(steps, "rows with values or times that cannot be", 100.0 * found.OutOfRange / events, 5, 30);
        score -= Lose(steps, "duplicates", 100.0 * found.Duplicates / events, 2, 30);
        score = Cap(steps, score, events < FewestForF, 49, $"fewer than {FewestForF} events");
        score = Cap(steps, score, events < FewestForD, 69, $"fewer than {FewestForD} events");
        score = Cap(steps, score, !found.Columns.Any(column => column.Present > 0 && (Measures.Contains(column.Column) || column.Column is "throughput" || column.Column.StartsWith("metrics[", StringComparison.Ordinal))), 69, "no event carries a value");
        score = Math.Max(0, score);
        var grade = score >= 90 ? DataGrade.A : score >= 80 ? DataGrade.B : score >= 70 ? DataGrade.C : score >= 60 ? DataGrade.D : DataGrade.F;
        steps.Add(string.Create(CultureInfo.InvariantCulture, $"Score {score:0.#}: grade {grade} (A from 90, B from 80, C from 70, D from 60)."));
        return found with { Score = score, Grade = grade, GradeSteps = steps.ToImmutable(), Meaning = [Means(grade), .. Consequences(found)] };
    }

    private static string Means(DataGrade grade) => grade switch
    {
        DataGrade.A => "Answers from this data can be relied on.",
        DataGrade.B => "Small flaws; they hardly change an answer.",
        DataGrade.C => "Flaws that an answer has to name.",
        DataGrade.D => "Answers from this data are rough.",
        _ => "Answers from this data cannot be relied on.",
    };

    private static IEnumerable<string> Consequences(QualityResult found)
    {
        foreach (var column in found.Columns.Where(column => Measures.Contains(column.Column)))
        {
            if (column.Present == 0)
            {
                yield return column.Column == "cost_cents"
                    ? "No event has cost_cents: what events cost is known only where it follows from their tokens and the price of their model."
                    : $"No event has {column.Column}: questions about it cannot be answered.";
            }
            else if (column.MissingPercent >= 1)
            {
                yield return $"{Say.Number(column.MissingPercent)}% of the events have no {column.Column}: totals of it are too low, and means are of the others only.";
            }
        }

        if (found.Gaps.MissingBuckets > 0)
        {
            yield return $"{Say.Count(found.Gaps.MissingBuckets)} of {Say.Count(found.Gaps.Buckets)} {SayTime.Plural(found.Gaps.Bucket!.Value)} have no events: either nothing happened then, or it was not recorded.";
        }

        if (found.Duplicates > 0)
        {
            yield return $"{Say.Count(found.Duplicates, "row")} repeat another one: counts and totals may be too high.";
        }

        if (found.OutOfRange > 0)
        {
            yield return $"{Say.Count(found.OutOfRange, "row")} hold a value or a time that cannot be: means, extremes and time ranges may be wrong.";
        }
    }

    private static double Lose(ImmutableArray<string>.Builder steps, string what, double percent, double points, double most)
    {
        var lost = Math.Min(most, percent * points);
        if (lost > 0)
        {
            steps.Add(string.Create(CultureInfo.InvariantCulture, $"Less {lost:0.##} for {percent:0.##}% {what} ({points} per percent, up to {most})."));
        }

        return lost;
    }

    private static double Cap(ImmutableArray<string>.Builder steps, double score, bool applies, double cap, string why)
    {
        if (!applies || score <= cap)
        {
            return score;
        }

        steps.Add(string.Create(CultureInfo.InvariantCulture, $"At most {cap}: {why}."));
        return cap;
    }
}
