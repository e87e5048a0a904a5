using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Quality;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Validation;

/// <summary>Says how good data is.</summary>
internal static class SayQuality
{
    private const int MostColumns = 12;
    private const int MostGaps = 3;

    private static readonly string[] Measures = ["latency_ms", "tokens_input", "tokens_output", "cost_cents", "throughput"];

    public static void Tell(QualityResult quality, Answer answer)
    {
        if (quality.IsEmpty)
        {
            answer.Line($"{SayEvidence.What(quality.Evidence)}: no events. {string.Join(' ', quality.Meaning)}");
            return;
        }

        answer.Line($"Data quality{(quality.Evidence.Filter.Length > 0 ? $" of these events ({quality.Evidence.Filter})" : "")}: grade {quality.Grade}, {Say.Number(quality.Score!.Value)} of 100 points. {string.Join(' ', quality.Meaning)}");
        answer.Line("How the grade comes about: " + string.Join(' ', quality.GradeSteps));
        TellColumns(quality, answer);
        TellGaps(quality.Gaps, answer);
        answer.Line($"Duplicates: {Say.Count(quality.Duplicates, "row")}. Rows with a value or time that cannot be: {Say.Count(quality.OutOfRange)} (later than now: {Say.Count(quality.Future)}, before 2000: {Say.Count(quality.Ancient)}).");
        answer.Line(SayEvidence.Basis(quality.Evidence));
    }

    private static void TellColumns(QualityResult quality, Answer answer)
    {
        // What is always there needs no line; text columns are often left empty on purpose.
        var told = quality.Columns.Where(column => Measures.Contains(column.Column) || column.Column.StartsWith("metrics[", StringComparison.Ordinal)).ToList();
        answer.Line("Values: " + string.Join("; ", told.Take(MostColumns).Select(Column)) + (told.Count > MostColumns ? $"; and {Say.Count(told.Count - MostColumns)} more" : "") + ".");
    }

    private static string Column(ColumnQuality column) =>
        $"{column.Column} in {Say.Count(column.Present, "event")} (missing in {Say.Number(column.MissingPercent)}%{(column.OutOfRange > 0 ? $", {Say.Count(column.OutOfRange)} that cannot be" : "")})";

    private static void TellGaps(DataGaps gaps, Answer answer)
    {
        if (gaps.NotComputable is { } why)
        {
            // What the filter takes away is told with what the grade means.
            if (why.Reason != NotComputableReason.Filtered)
            {
                answer.Line($"Gaps: not computable because {why.Because}.");
            }

            return;
        }

        var unit = SayTime.Plural(gaps.Bucket!.Value);
        var largest = gaps.Largest.Take(MostGaps).Select(gap => $"{Say.Time(gap.From)} to {Say.Time(gap.To)} UTC").ToList();
        answer.Line(gaps.MissingBuckets == 0
            ? $"Gaps: none; each of the {Say.Count(gaps.Buckets)} {unit} from the first event to the last has events."
            : $"Gaps: {Say.Count(gaps.MissingBuckets)} of {Say.Count(gaps.Buckets)} {unit} have no events ({Say.Number(gaps.MissingPercent)}%), in {Say.Count(gaps.Count, "gap")}; the largest: {string.Join("; ", largest)}.");
    }
}
