using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
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
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>What holds for each analysis, on data of every kind.</summary>
public sealed class EveryAnalysisTests(NetraCluster cluster)
{
    private static readonly Measure Quoted = new(Metric.Custom, SampleTraffic.NastyKey);

    private static readonly Dictionary<string, Func<IAnalysisQueries, AnalysisScope, Task<AnalysisResult>>> Analyses = new()
    {
        ["performance"] = async (queries, scope) => await new PerformanceAnalysis(queries).RunAsync(scope, new PerformanceRequest { Measure = Quoted, Bucket = Bucket.Auto, GroupBy = new Dimension(DimensionKind.Custom, SampleTraffic.NastyKey) }),
        ["trend"] = async (queries, scope) => await new TrendAnalysis(queries).RunAsync(scope, new TrendRequest { Measure = Quoted, Statistic = Statistic.Percentile(95) }),
        ["trend of sums"] = async (queries, scope) => await new TrendAnalysis(queries).RunAsync(scope, new TrendRequest { Measure = new Measure(Metric.TotalTokens), Statistic = Statistic.Total }),
        ["trend of the error rate"] = async (queries, scope) => await new TrendAnalysis(queries).RunAsync(scope, new TrendRequest { Measure = new Measure(Metric.ErrorRate) }),
        ["seasonality"] = async (queries, scope) => await new SeasonalityAnalysis(queries).RunAsync(scope, new SeasonalityRequest { Measure = Quoted }),
        ["seasonality of events"] = async (queries, scope) => await new SeasonalityAnalysis(queries).RunAsync(scope, new SeasonalityRequest()),
        ["usage"] = async (queries, scope) => await new UsageAnalysis(queries).RunAsync(scope, new UsageRequest()),
        ["anomalies"] = async (queries, scope) => await new AnomalyAnalysis(queries).RunAsync(scope, new AnomalyRequest { Measure = Quoted }),
        ["anomalies of events"] = async (queries, scope) => await new AnomalyAnalysis(queries).RunAsync(scope, new AnomalyRequest { Measure = new Measure(Metric.Events) }),
        ["correlation"] = async (queries, scope) => await new CorrelationAnalysis(queries).RunAsync(scope, new CorrelationRequest(Quoted, new Measure(Metric.Latency))),
        ["cost"] = async (queries, scope) => await new CostAnalysis(queries, Prices.Table).RunAsync(scope, new CostRequest()),
        ["savings"] = async (queries, scope) => await new SavingsAnalysis(queries, Prices.Table).RunAsync(scope, new SavingsRequest { Move = new MoveToModel("it's", 20), CapInputTokens = 100, CacheRepeats = true }),
        ["quality"] = async (queries, scope) => await new QualityAnalysis(queries).RunAsync(scope, new QualityRequest(DateTimeOffset.UnixEpoch.AddYears(60))),
    };

    public static TheoryData<string> Names => [.. Analyses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_NoRows_IsExplicitlyEmpty(string name)
    {
        var result = await Analyses[name](await AnalysisUser.WithAsync(cluster, []), AnalysisScope.All);
        Assert.True(result.IsEmpty);
        Assert.Null(result.Evidence.First);
        Assert.Single(result.Evidence.Queries);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_DataOfEveryKind_AnswersInWholeNumbersOrSaysWhyNot(string name)
    {
        foreach (var (kind, events) in Data())
        {
            var result = await Analyses[name](await AnalysisUser.WithAsync(cluster, events), AnalysisScope.All);
            Assert.Equal(events.Count, result.Evidence.Events);
            var json = JsonSerializer.Serialize(result, result.GetType(), EventJson.Options);
            var back = JsonSerializer.Deserialize(json, result.GetType(), EventJson.Options);
            Assert.True(json == JsonSerializer.Serialize(back, result.GetType(), EventJson.Options), $"{kind}: lost in a round trip");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_Evidence_CanBeRunAgain(string name)
    {
        var user = await AnalysisUser.WithAsync(cluster, SampleTraffic.Month(events: 300));
        var filter = RowFilter.None with { Values = [new ValueFilter(new Dimension(DimensionKind.Workload), ["it's", "code"], Excluded: false)] };
        var result = await Analyses[name](user, AnalysisScope.Of(SampleTraffic.Begin, SampleTraffic.Begin.AddDays(21), filter));
        Assert.NotEmpty(result.Evidence.Queries);
        foreach (var query in result.Evidence.Queries)
        {
            Assert.DoesNotContain("it's", query.Sql, StringComparison.Ordinal);
            var table = await user.RunAsync(new PlannedQuery(query.Purpose, query.Sql, query.Parameters.ToImmutableDictionary(pair => pair.Key, pair => Plain(pair.Value))));
            Assert.Equal(query.RowCount, table.Rows.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_TheNewestEventsOnly_SeesNoOthers(string name)
    {
        var user = await AnalysisUser.WithAsync(cluster, SampleTraffic.Month(events: 120));
        var result = await Analyses[name](user, AnalysisScope.Of(RowFilter.None with { Edge = new EdgeFilter(50, Newest: true) }, null));
        Assert.Equal(50, result.Evidence.Events);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_EngineFails_IsAFailureAtWhicheverQuery(string name)
    {
        var user = await AnalysisUser.WithAsync(cluster, SampleTraffic.Month(events: 60));
        var queries = (await Analyses[name](user, AnalysisScope.All)).Evidence.Queries.Length;
        for (var failing = 1; failing <= queries; failing++)
        {
            var failure = await Assert.ThrowsAsync<NetraException>(() => Analyses[name](new FailingQueries(user, failing), AnalysisScope.All));
            Assert.Equal(ErrorCodes.Unavailable, failure.Code);
        }
    }

    private static IEnumerable<(string Kind, List<SampleEvent> Events)> Data()
    {
        var at = SampleTraffic.Begin;
        yield return ("one row", [new SampleEvent(at) { Latency = 1, Input = 5, Metrics = [(SampleTraffic.NastyKey, 2)] }]);
        yield return ("no values", [.. Enumerable.Range(0, 60).Select(i => new SampleEvent(at.AddHours(7 * i)))]);
        yield return ("one instant", [.. Enumerable.Range(0, 20).Select(i => new SampleEvent(at) { Latency = i, Metrics = [(SampleTraffic.NastyKey, i)] })]);
        yield return ("constant", [.. Enumerable.Range(0, 60).Select(i => new SampleEvent(at.AddHours(7 * i)) { Latency = 0.1, Input = 7, Output = 7, Cost = 0.1, Metrics = [(SampleTraffic.NastyKey, 0.1)] })]);
        yield return ("zero", [.. Enumerable.Range(0, 60).Select(i => new SampleEvent(at.AddHours(7 * i)) { Latency = 0, Input = 0, Output = 0, Cost = 0, Metrics = [(SampleTraffic.NastyKey, 0)] })]);
        yield return ("huge", [.. Enumerable.Range(0, 60).Select(i => new SampleEvent(at.AddHours(7 * i)) { Latency = 1.7e308, Input = uint.MaxValue, Output = uint.MaxValue, Cost = (i % 2 == 0 ? 1 : -1) * 1.7e308, Metrics = [(SampleTraffic.NastyKey, (i % 3 - 1) * 1.7e308)] })]);
        yield return ("no numbers", [.. Enumerable.Range(0, 60).Select(i => new SampleEvent(at.AddHours(7 * i)) { Latency = double.NaN, Cost = double.PositiveInfinity, Metrics = [(SampleTraffic.NastyKey, i % 2 == 0 ? double.NegativeInfinity : i)] })]);
        yield return ("traffic", SampleTraffic.Month(seed: 3, events: 200));
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        _ when value.TryGetInt64(out var whole) => whole,
        _ => value.GetDouble(),
    };

    private sealed class FailingQueries(IAnalysisQueries queries, int failing) : IAnalysisQueries
    {
        private int _asked;

        public Task<QueryTable> RunAsync(PlannedQuery planned) =>
            ++_asked == failing ? throw new NetraException(ErrorCodes.Unavailable, "The engine is away.") : queries.RunAsync(planned);
    }
}
