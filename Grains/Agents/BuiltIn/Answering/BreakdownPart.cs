using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>Tells statistics of measures by groups.</summary>
internal static class BreakdownPart
{
    private const int MostGroups = 50;
    private const int MostBuckets = 1_000;
    private const int LinesSaid = 12;
    private const int BucketLinesSaid = 26;

    public static async Task TellAsync(Inquiry inquiry)
    {
        var question = inquiry.Question;
        var measures = question.Measures.IsEmpty ? Defaults.Overall(inquiry.Scope) : question.Measures;
        var groupings = question.Groupings.Take(3).Select(grouping => grouping.Bucket is { } bucket ? Grouping.By(DimensionSql.Resolve(bucket, inquiry.Span)) : grouping).ToList();
        await TellAsync(inquiry, measures, question.Statistics, groupings);
    }

    public static async Task TellAsync(Inquiry inquiry, IReadOnlyList<Measure> measures, IReadOnlyList<Statistic> statistics, List<Grouping> groupings)
    {
        if (groupings is [{ Dimension.Kind: DimensionKind.Workload or DimensionKind.Model }] && await FiguresPart.IsPricedAsync(inquiry, measures, groupings[0].Dimension!.Kind))
        {
            measures = FiguresPart.WithoutCost(measures);
            if (measures.Count == 0)
            {
                return;
            }
        }

        var question = inquiry.Question;
        var rows = inquiry.Rows();
        var sets = measures.Select((measure, place) => WithShare(FigureSet.Of(measure, Fitting(measure, statistics), rows.Parameters, place), rows)).ToList();
        var keys = groupings.Select((grouping, place) => (
            Grouping: grouping,
            Alias: "group" + (place + 1).ToString(CultureInfo.InvariantCulture),
            Sql: grouping.Dimension is { } dimension ? DimensionSql.Expression(dimension, rows.Parameters) : DimensionSql.Expression(grouping.Bucket!.Value))).ToList();
        var lead = Lead(sets, question);
        var isTimed = groupings.Exists(grouping => grouping.Bucket is not null) && question.Ordering == Ordering.None;
        var aliases = string.Join(", ", keys.Select(key => key.Alias));
        var order = isTimed ? aliases : $"{lead.Alias} {(question.Ordering == Ordering.Least ? "ASC" : "DESC")} NULLS LAST, {aliases}";
        var limit = question.Top ?? (isTimed ? MostBuckets : MostGroups);
        var table = await inquiry.Runner.RunAsync(rows.Query(
            $"{Say.List([.. measures.Select(MeasureSql.Label)])} by {Say.List([.. groupings.Select(Label)])}",
            $"SELECT {string.Join(", ", keys.Select(key => $"{key.Sql} AS {key.Alias}"))}, {FigureSet.Select(sets)}, 100 * count() / (SELECT count() {rows.From()}) AS share_percent "
                + $"{rows.From()} GROUP BY {aliases} ORDER BY {order} LIMIT {rows.Parameters.Count(limit + 1)}"));
        Write(inquiry, table, sets, [.. keys.Select(key => (key.Grouping, key.Alias))], lead, limit);
        if (table.Rows.Length > 1 && keys is [{ Grouping.Bucket: { } bucket }])
        {
            await BucketSummary.TellAsync(inquiry, measures[0], bucket);
        }

        if (table.Rows.Length > 1 && !question.Measures.IsEmpty && question.Ordering == Ordering.None && question.Topics.Contains(Topic.Breakdown))
        {
            inquiry.Answer.Line("All together:");
            await FiguresPart.TellAsync(inquiry, measures, statistics, withSources: false);
        }
    }

    private static void Write(Inquiry inquiry, QueryTable table, List<FigureSet> sets, List<(Grouping Grouping, string Alias)> keys, FigureColumn lead, int limit)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        var count = Math.Min(limit, table.Rows.Length);
        var missing = sets.Where(set => set.Samples is { } samples && Enumerable.Range(0, count).All(row => table.Count(row, samples.Alias) == 0)).ToList();
        foreach (var set in missing)
        {
            answer.Line($"No value for {MeasureSql.Label(set.Measure)}: none of these events carries one.");
        }

        var shown = sets.Except(missing).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        if (question.Ordering != Ordering.None && count > 0 && table.Number(0, lead.Alias) is not null)
        {
            var leadSet = sets.First(set => set.All.Any(column => column.Alias == lead.Alias));
            answer.Line($"The {(question.Ordering == Ordering.Most ? "highest" : "lowest")} {LeadLabel(leadSet, lead)}: {Key(table, 0, keys)} with {answer.Figure(table, 0, lead, Key(table, 0, keys))}.");
        }

        SayMeanCost(inquiry, table, sets, keys, limit);
        var said = keys.Exists(key => key.Grouping.Bucket is not null) ? BucketLinesSaid : LinesSaid;
        answer.Line($"By {Say.List([.. keys.Select(key => Label(key.Grouping))])}{(question.Ordering == Ordering.None ? "" : $", {(question.Ordering == Ordering.Most ? "highest" : "lowest")} {LeadLabel(sets.First(set => set.All.Any(column => column.Alias == lead.Alias)), lead)} first")}:");
        for (var row = 0; row < Math.Min(count, said); row++)
        {
            answer.Line($"- {Key(table, row, keys)}: {Figures(answer, table, row, shown, Key(table, row, keys))}");
        }

        if (count > said)
        {
            answer.Line($"- and {Say.Count(count - said)} more, with the figures in the data of this answer.");
        }

        if (table.Rows.Length > limit && question.Top is null)
        {
            answer.Note($"There are more groups than the {Say.Count(limit)} read.");
        }
    }

    // "The most expensive model" may be the one that cost most in all, or the one whose events cost most each.
    private static void SayMeanCost(Inquiry inquiry, QueryTable table, List<FigureSet> sets, List<(Grouping Grouping, string Alias)> keys, int limit)
    {
        var (question, answer) = (inquiry.Question, inquiry.Answer);
        if (question.Ordering == Ordering.None || sets[0].Measure.Metric != Metric.Cost || !table.Columns.Contains("cost_cents_mean") || !question.Statistics.IsEmpty || table.Rows.Length > limit)
        {
            return;
        }

        var rows = Enumerable.Range(0, table.Rows.Length).Where(row => table.Number(row, "cost_cents_mean") is not null).ToList();
        if (rows.Count > 1)
        {
            var row = question.Ordering == Ordering.Most ? rows.MaxBy(row => table.Number(row, "cost_cents_mean")) : rows.MinBy(row => table.Number(row, "cost_cents_mean"));
            answer.Line($"The {(question.Ordering == Ordering.Most ? "highest" : "lowest")} mean cost of an event: {Key(table, row, keys)} with {answer.Figure(table, row, "cost_cents_mean", Unit.Cents, Key(table, row, keys))}.");
        }
    }

    private static string Figures(Answer answer, QueryTable table, int row, List<FigureSet> sets, string of)
    {
        var parts = new List<string> { $"{answer.Figure(table, row, "events", Unit.None, of)} {(table.Count(row, "events") == 1 ? "event" : "events")} ({answer.Figure(table, row, "share_percent", Unit.Percent, of)})" };
        foreach (var set in sets.Where(set => set.Measure.Metric != Metric.Events))
        {
            if (set.Samples is { } samples && table.Count(row, samples.Alias) == 0)
            {
                parts.Add($"no {MeasureSql.Label(set.Measure)}");
                continue;
            }

            var figures = set.Columns.Select(column => set.Samples is null
                ? $"{column.Label} {answer.Figure(table, row, column, of)}"
                : $"{column.Label} {answer.Figure(table, row, column, of)}");
            parts.Add(set.Samples is null ? string.Join(", ", figures) : $"{MeasureSql.Label(set.Measure)} {string.Join(", ", figures)}");
        }

        return string.Join("; ", parts);
    }

    // Of what adds up, what part of the whole a group has.
    private static FigureSet WithShare(FigureSet set, RowScope rows)
    {
        var total = set.Columns.FirstOrDefault(column => column.Alias.EndsWith("_total", StringComparison.Ordinal));
        return total is null || !set.Measure.IsAdditive
            ? set
            : set with { Columns = [.. set.Columns, new FigureColumn(total.Alias + "_share", $"100 * {total.Sql} / (SELECT nullIf({total.Sql}, 0) {rows.From()})", "share of the total", Unit.Percent)] };
    }

    private static IReadOnlyList<Statistic> Fitting(Measure measure, IReadOnlyList<Statistic> asked)
    {
        var fitting = asked.Where(statistic => statistic.Kind != StatisticKind.Total || measure.IsAdditive).ToList();
        return fitting.Count > 0 ? fitting : Defaults.InGroup(measure);
    }

    // What groups are ordered by: the first figure of the first measure asked for.
    private static FigureColumn Lead(List<FigureSet> sets, Question question)
    {
        var first = question.Measures.IsEmpty ? null : sets.FirstOrDefault(set => set.Columns.Count > 0);
        return first?.Columns[0] ?? new FigureColumn("events", "count()", "number of events", Unit.None);
    }

    private static string LeadLabel(FigureSet set, FigureColumn lead) =>
        set.Samples is null ? (lead.Alias == "events" ? "number of events" : lead.Label) : $"{lead.Label} {MeasureSql.Label(set.Measure)}";

    private static string Key(QueryTable table, int row, List<(Grouping Grouping, string Alias)> keys) => string.Join(", ", keys.Select(key =>
        key.Grouping.Bucket is { } bucket ? SayTime.Begin(bucket, table.Text(row, key.Alias)) : Say.Name(table.Text(row, key.Alias))));

    private static string Label(Grouping grouping) => grouping.Dimension?.Label ?? SayTime.Unit(grouping.Bucket!.Value);
}
