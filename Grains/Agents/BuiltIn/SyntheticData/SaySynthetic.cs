using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>Says what is made up.</summary>
internal static class SaySynthetic
{
    public static string Question(SyntheticWorkload workload, long real) =>
        $"Write {Say.Count(workload.Events)} made-up events of workload {Say.Quote(workload.Workload)} ({Say.Time(workload.From)} to {Say.Time(workload.To)} UTC) beside your {Say.Count(real)} real ones? "
        + "They are marked (dimension synthetic = true), but single rows cannot be taken out again: only erasing all your data removes them.";

    public static string Written(SyntheticWorkload workload, SyntheticDataResult result)
    {
        var answer = new Answer();
        var whole = result.Stored == workload.Events ? "" : $" {Say.Count(workload.Events)} were to be written: tell the operator.";
        answer.Line($"I wrote {Say.Count(result.Stored, "synthetic event")} of workload {Say.Quote(workload.Workload)} into workload_events, in {Say.Count(result.Batches, "insert")}.{whole}");
        answer.Line($"Time: {Say.Time(workload.From)} to {Say.Time(workload.To)} UTC, {Say.Number(workload.EventsPerHour)} events per hour on average, {Pattern(workload.Pattern)}.");
        answer.Line($"Models: {Models(workload)}. Latency about {Say.Value(workload.LatencyMs, Unit.Milliseconds)}, {Say.Number(workload.TokensInput)} input and {Say.Number(workload.TokensOutput)} output tokens (medians).");
        answer.Line($"Errors: {Say.Count(result.Errors)} of {Say.Count(result.Stored)} ({Say.Number(workload.ErrorRatePercent)}% asked for). {Cost(result)}");
        answer.Line($"Every event is marked: dimension synthetic = true, synthetic_run = {result.Run}, synthetic_seed = {workload.Seed}, category synthetic. Ask “how many synthetic events do I have?”, or leave them out with “without category synthetic”. The seed {workload.Seed} makes the same events again.");
        if (!result.ReadByModel.IsEmpty)
        {
            answer.Note($"The language model read from your words: {Say.List([.. result.ReadByModel])}. Parameters of the request say it exactly.");
        }

        if (!result.Defaults.IsEmpty)
        {
            answer.Note($"Not said, so chosen by me: {Say.List([.. result.Defaults])}.");
        }

        return answer.Text;
    }

    private static string Models(SyntheticWorkload workload)
    {
        var total = workload.Models.Sum(model => model.Weight);
        return Say.List([.. workload.Models.Select(model => workload.Models.Length == 1 ? model.Name : $"{model.Name} ({Say.Number(100 * model.Weight / total)}%)")]);
    }

    private static string Cost(SyntheticDataResult result) =>
        (result.CostCents is { } cents ? $"They cost {Say.Value(cents, Unit.Cents)} at the prices of their models." : "They carry no cost.")
        + (result.Unpriced.IsEmpty ? "" : $" No price is known of {Say.List([.. result.Unpriced])}.");

    private static string Pattern(DailyPattern pattern) => pattern switch
    {
        DailyPattern.Flat => "evenly spread",
        DailyPattern.BusinessHours => "busy Monday to Friday from 9:00 to 17:00 UTC",
        DailyPattern.Evening => "busy from 18:00 to 23:00 UTC",
        DailyPattern.Night => "busy from 0:00 to 6:00 UTC",
        _ => "most around 15:00 and least around 3:00 UTC",
    };
}
