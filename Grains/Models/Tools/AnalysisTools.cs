using System.ComponentModel;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Anomalies;
using Netra.Grains.Agents.BuiltIn.Analyses.Correlation;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Analyses.Performance;
using Netra.Grains.Agents.BuiltIn.Analyses.Quality;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;
using Netra.Grains.Agents.BuiltIn.Analyses.Trends;
using Netra.Grains.Agents.BuiltIn.Analyses.Usage;

namespace Netra.Grains.Models.Tools;

/// <summary>Lets a model run the analyses over this user's events. Each call is one step, and each result carries its queries.</summary>
internal sealed class AnalysisTools(AgentContext context, PriceTable prices)
{
    private const int GroupsShown = 20;

    private static readonly StepOptions Patiently = new() { Idempotent = true, Retry = new RetryPolicy { Attempts = 5 } };

    public Task<PerformanceResult> PerformanceAsync(
        ToolScope? scope = null,
        [Description(ToolNames.Measures)] string measure = "latency_ms",
        [Description("Also by stretch of time: " + ToolNames.Buckets)] string? bucket = null,
        [Description("Also by workload, model, event_type, category or dimensions['key'].")] string? groupBy = null)
    {
        var analysed = ToolScope.Read(scope);
        var request = new PerformanceRequest { Measure = MeasureNames.Parse(measure), Bucket = string.IsNullOrWhiteSpace(bucket) ? null : ToolNames.Bucket(bucket), GroupBy = ToolNames.Dimension(groupBy) };
        return RunAsync("analyze_performance", new { scope, measure, bucket, groupBy }, queries => new PerformanceAnalysis(queries).RunAsync(analysed, request));
    }

    public Task<TrendResult> TrendAsync(
        ToolScope? scope = null,
        [Description(ToolNames.Measures)] string measure = "latency_ms",
        [Description(ToolNames.Statistics)] string? statistic = null,
        [Description(ToolNames.Buckets)] string? bucket = null)
    {
        var analysed = ToolScope.Read(scope);
        var request = new TrendRequest { Measure = MeasureNames.Parse(measure), Statistic = ToolNames.Statistic(statistic), Bucket = ToolNames.Bucket(bucket) };
        return RunAsync("analyze_trend", new { scope, measure, statistic, bucket }, queries => new TrendAnalysis(queries).RunAsync(analysed, request));
    }

    public Task<SeasonalityResult> SeasonalityAsync(ToolScope? scope = null, [Description(ToolNames.Measures)] string measure = "events")
    {
        var analysed = ToolScope.Read(scope);
        var request = new SeasonalityRequest { Measure = MeasureNames.Parse(measure) };
        return RunAsync("analyze_seasonality", new { scope, measure }, queries => new SeasonalityAnalysis(queries).RunAsync(analysed, request));
    }

    public Task<UsageResult> UsageAsync(ToolScope? scope = null)
    {
        var analysed = ToolScope.Read(scope);
        return RunAsync("analyze_usage", new { scope }, queries => new UsageAnalysis(queries).RunAsync(analysed, new UsageRequest()));
    }

    public Task<AnomalyResult> AnomaliesAsync(ToolScope? scope = null, [Description(ToolNames.Measures)] string measure = "latency_ms", [Description(ToolNames.Buckets)] string? bucket = null)
    {
        var analysed = ToolScope.Read(scope);
        var request = new AnomalyRequest { Measure = MeasureNames.Parse(measure), Bucket = ToolNames.Bucket(bucket) };
        return RunAsync("analyze_anomalies", new { scope, measure, bucket }, queries => new AnomalyAnalysis(queries).RunAsync(analysed, request));
    }

    public Task<CorrelationResult> CorrelationAsync([Description(ToolNames.Measures)] string first, [Description(ToolNames.Measures)] string second, ToolScope? scope = null)
    {
        var analysed = ToolScope.Read(scope);
        var request = new CorrelationRequest(MeasureNames.Parse(first), MeasureNames.Parse(second));
        return RunAsync("analyze_correlation", new { scope, first, second }, queries => new CorrelationAnalysis(queries).RunAsync(analysed, request));
    }

    public Task<CostResult> CostAsync(ToolScope? scope = null)
    {
        var analysed = ToolScope.Read(scope);
        return RunAsync("analyze_cost", new { scope }, queries => new CostAnalysis(queries, prices).RunAsync(analysed, new CostRequest { Top = GroupsShown }));
    }

    public Task<SavingsResult> SavingsAsync(
        ToolScope? scope = null,
        [Description("What if a share of the events ran on this model?")] string? moveToModel = null,
        [Description("That share in percent.")] double sharePercent = 20,
        [Description("What if no event had more input tokens than this?")] long? capInputTokens = null,
        [Description("What if answers of repeated requests were kept?")] bool cacheRepeats = false)
    {
        var analysed = ToolScope.Read(scope);
        var request = new SavingsRequest
        {
            Move = string.IsNullOrWhiteSpace(moveToModel) ? null : new MoveToModel(moveToModel, sharePercent),
            CapInputTokens = capInputTokens,
            CacheRepeats = cacheRepeats,
        };
        return RunAsync("analyze_savings", new { scope, moveToModel, sharePercent, capInputTokens, cacheRepeats }, queries => new SavingsAnalysis(queries, prices).RunAsync(analysed, request));
    }

    public Task<QualityResult> QualityAsync(ToolScope? scope = null)
    {
        var analysed = ToolScope.Read(scope);
        return RunAsync("analyze_data_quality", new { scope }, queries => new QualityAnalysis(queries).RunAsync(analysed, new QualityRequest(context.Request.AskedAt)));
    }

    private Task<T> RunAsync<T>(string tool, object arguments, Func<IAnalysisQueries, Task<T>> run)
        where T : AnalysisResult =>
        context.ToolAsync(tool, arguments, (_, cancellationToken) => run(new DirectQueries(context.Data, cancellationToken)), Patiently);
}
