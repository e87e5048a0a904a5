using System.Globalization;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;

/// <summary>Stretches of time and single values out of the ordinary; the rules are <see cref="AnomalyRules"/>.</summary>
internal sealed class AnomalyAnalysis(IAnalysisQueries queries)
{
    /// <exception cref="NetraException">The request is not valid, or the engine failed.</exception>
    public async Task<AnomalyResult> RunAsync(AnalysisScope scope, AnomalyRequest request)
    {
        var measure = MeasureNames.Followed(request.Measure);
        if (request.Baseline is < AnomalyRules.FewestBaseline or > 1_000)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"A baseline has {AnomalyRules.FewestBaseline} to 1,000 buckets.");
        }

        var run = await AnalysisRun.BeginAsync(queries, scope);
        var empty = new AnomalyResult { Evidence = run.Evidence(), Measure = MeasureNames.Of(measure), Statistic = "", Unit = MeasureSql.UnitOf(measure), Bucket = request.Bucket };
        var methods = request.Methods.Distinct().ToList();
        if (run.Covered.IsEmpty)
        {
            return empty with { Findings = [.. methods.Select(method => Refused(method, request, 0, NotComputable.NoEvents))] };
        }

        var series = BucketSeries.Of(run, measure, request.Statistic, request.Bucket);
        var findings = series.IsEmpty
            ? methods.Select(method => Refused(method, request, 0, NotComputable.TooFew(0, AnomalyRules.Fewest(method), $"whole {SayTime.Unit(series.Bucket)}"))).ToList()
            : await SearchAsync(run, series, request, methods, empty.Measure);
        var values = measure.IsPerEvent ? await ValueSearch.RunAsync(run, measure, methods) : [];
        return empty with { Evidence = run.Evidence(), Statistic = series.Label, Bucket = series.Bucket, Findings = [.. findings], Values = [.. values] };
    }

    private static async Task<List<AnomalyFindings>> SearchAsync(AnalysisRun run, BucketSeries series, AnomalyRequest request, List<AnomalyMethod> methods, string measure)
    {
        var unit = SayTime.Unit(series.Bucket);
        var rows = run.Rows();
        var summary = SpreadSummary.Read(await run.AskAsync(rows, $"What is usual for {measure} per {unit}", SpreadSummary.Sql("y", series.From(rows))));
        rows = run.Rows();
        var scores = new List<string>();
        var findings = new List<AnomalyFindings>();
        foreach (var method in methods)
        {
            var finding = new AnomalyFindings { Method = method, Rule = AnomalyRules.Words(method, request.Baseline), Judged = summary.Values };
            if (method == AnomalyMethod.RollingBaseline)
            {
                var why = summary.Values < AnomalyRules.Fewest(method) ? NotComputable.TooFew(summary.Values, AnomalyRules.Fewest(method), unit) : null;
                findings.Add(finding with { Judged = why is null ? summary.Values - AnomalyRules.FewestBaseline : 0, NotComputable = why });
                continue;
            }

            var usual = summary.Of(method, measure, unit);
            findings.Add(usual.Why is null ? finding with { Lower = usual.Lower, Upper = usual.Upper } : finding with { Judged = 0, NotComputable = usual.Why });
            if (usual.Why is null)
            {
                var (low, high, scale) = (rows.Parameters.Number(usual.LowAnchor), rows.Parameters.Number(usual.HighAnchor), rows.Parameters.Number(usual.Unit));
                scores.Add($"multiIf(y > {high}, (y - {high}) / {scale}, y < {low}, (y - {low}) / {scale}, 0) AS {Column(method)}, if(y > {high}, {high}, {low}) AS {Column(method)}_expected");
            }
        }

        if (findings.Any(finding => finding is { Method: AnomalyMethod.RollingBaseline, NotComputable: null }))
        {
            scores.Add($"if(baseline_buckets >= {AnomalyRules.FewestBaseline} AND baseline_spread > 0, (y - baseline_mean) / baseline_spread, NULL) AS {Column(AnomalyMethod.RollingBaseline)}, baseline_mean AS {Column(AnomalyMethod.RollingBaseline)}_expected");
        }

        if (scores.Count == 0)
        {
            return findings;
        }

        var judged = findings.Where(finding => finding.NotComputable is null).ToList();
        var beyond = string.Join(" OR ", judged.Select(finding => $"abs({Column(finding.Method)}) > {Number(AnomalyRules.Threshold(finding.Method))}"));
        var flagged = await run.AskAsync(
            rows,
            $"The {SayTime.Plural(series.Bucket)} out of the ordinary",
            $"SELECT * FROM (SELECT bucket, y, events, {string.Join(", ", scores)} FROM ({Baselines(series, rows, request.Baseline)})) WHERE {beyond} ORDER BY bucket");
        return [.. findings.Select(finding => finding.NotComputable is null ? Group(finding, flagged, series) : finding)];
    }

    // The window ends before the bucket itself, which would else pull its own baseline towards it.
    private static string Baselines(BucketSeries series, RowScope rows, int baseline)
    {
        var window = $"OVER (ORDER BY bucket ROWS BETWEEN {baseline.ToString(CultureInfo.InvariantCulture)} PRECEDING AND 1 PRECEDING)";
        var least = series.IsCount && series.Unit == Unit.None ? "greatest(sqrt(abs(baseline_mean)), 1)" : "abs(baseline_mean) / 100";
        return $"SELECT bucket, y, events, baseline_mean, baseline_buckets, greatest(ifNull(baseline_deviation, 0), {least}) AS baseline_spread FROM "
            + $"(SELECT bucket, y, events, avg(y) {window} AS baseline_mean, stddevSampStable(y) {window} AS baseline_deviation, count(y) {window} AS baseline_buckets {series.From(rows)})";
    }

    private static AnomalyFindings Group(AnomalyFindings finding, QueryTable flagged, BucketSeries series)
    {
        var threshold = AnomalyRules.Threshold(finding.Method);
        var buckets = Enumerable.Range(0, flagged.Rows.Length)
            .Where(row => Math.Abs(flagged.Number(row, Column(finding.Method)) ?? 0) > threshold)
            .Select(row => new FlaggedBucket(
                flagged.Time(row, "bucket"),
                flagged.Number(row, "y") ?? 0,
                flagged.Count(row, "events"),
                flagged.Number(row, Column(finding.Method))!.Value,
                flagged.Number(row, Column(finding.Method) + "_expected") ?? 0))
            .ToList();
        var groups = AnomalyGroups.Of(buckets, finding.Method, series.Bucket);
        return finding with { Flagged = buckets.Count, GroupCount = groups.Count, Groups = AnomalyGroups.FarthestOut(groups) };
    }

    private static AnomalyFindings Refused(AnomalyMethod method, AnomalyRequest request, long judged, NotComputable why) =>
        new() { Method = method, Rule = AnomalyRules.Words(method, request.Baseline), Judged = judged, NotComputable = why };

    private static string Column(AnomalyMethod method) => method switch
    {
        AnomalyMethod.ZScore => "z_score",
        AnomalyMethod.InterquartileRange => "iqr_score",
        AnomalyMethod.MedianAbsoluteDeviation => "mad_score",
        _ => "baseline_score",
    };

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
