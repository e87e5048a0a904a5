using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Whether the data has what a question needs.</summary>
internal static class Sufficiency
{
    /// <summary>The result with <see cref="TriageResult.DataState"/>, <see cref="TriageResult.Events"/> and <see cref="TriageResult.Missing"/>.</summary>
    public static async Task<TriageResult> JudgeAsync(TriageResult triage, MessageReading reading, QueryRunner runner, PriceTable prices)
    {
        var all = reading.All;
        if (all.IsEmpty)
        {
            return triage with { DataState = DataState.None, Missing = [new MissingData(MissingKind.Events, "", "You have no data yet: your table of workload events is empty.")] };
        }

        if (triage.Category is TriageCategory.NoQuestion or TriageCategory.OutOfScope or TriageCategory.Help)
        {
            return triage with { DataState = DataState.Enough, Events = all.Events };
        }

        var missing = ImmutableArray.CreateBuilder<MissingData>();
        missing.AddRange(reading.Questions.SelectMany(question => question.UnknownNames).Distinct().Select(name =>
            new MissingData(MissingKind.Name, name, $"Your data has no workload, model, event type, category or dimension named {Say.Quote(name)}: 0 events.")));
        var onlyUnknown = missing.Count > 0 && !reading.Questions.Any(question => question.IsUnderstood && question.UnknownNames.IsEmpty) && triage.ReadBy == "rules";
        if (onlyUnknown)
        {
            return triage with { DataState = DataState.None, Events = 0, Missing = missing.ToImmutable() };
        }

        var scope = await CoverageAsync(triage, all, runner);
        if (scope.IsEmpty && !reading.Questions.Any(question => question.Topics.Contains(Topic.Comparison)))
        {
            missing.Add(Nothing(triage, all));
            return triage with { DataState = DataState.None, Events = 0, Missing = missing.ToImmutable() };
        }

        missing.AddRange(Needs(triage, reading).Where(need => !scope.Has(need) && !(need == Metric.Cost && IsPriced(triage, scope, prices))).Select(need => Lacks(need, scope)));
        return triage with { DataState = missing.Count > 0 ? DataState.Partial : DataState.Enough, Events = scope.Events, Missing = missing.ToImmutable() };
    }

    private static async Task<Catalogue> CoverageAsync(TriageResult triage, Catalogue all, QueryRunner runner)
    {
        var scope = triage.Scope.ToAnalysisScope();
        return scope.Filter.IsNone && scope.Range is null
            ? all
            : CatalogueReader.Coverage(await runner.RunAsync(CatalogueSql.Coverage("What the question is about", scope.Rows())), all);
    }

    private static MissingData Nothing(TriageResult triage, Catalogue all)
    {
        var scope = triage.Scope.ToAnalysisScope();
        var (filter, range) = (SayScope.Filter(scope.Filter), scope.Range);
        var what = filter.Length > 0 ? $"no events ({filter})" : "no events";
        return range is null
            ? new MissingData(MissingKind.Name, filter, $"You have {what} in all your data.")
            : new MissingData(MissingKind.Range, range.Words, $"You have {what} in the time asked for ({SayScope.Range(range)}). {ScopePart.WhereDataLies(all)}");
    }

    private static IEnumerable<Metric> Needs(TriageResult triage, MessageReading reading)
    {
        var named = triage.Entities.Measures.Select(MeasureNames.Find).OfType<Measure>().Select(measure => measure.Metric);
        var usual = triage.Category switch
        {
            // A trend names what it is of, or takes what there is.
            TriageCategory.Performance when triage.ReadBy != "rules" || reading.Questions.Any(question => question.Topics.Contains(Topic.Performance)) => [Metric.Latency],
            TriageCategory.Cost => [Metric.Cost],
            TriageCategory.Optimization when triage.Entities.Measures.IsDefaultOrEmpty => [Metric.Cost],
            _ => Array.Empty<Metric>(),
        };
        return named.Concat(usual).Distinct();
    }

    // What no event records may follow from tokens and prices.
    private static bool IsPriced(TriageResult triage, Catalogue scope, PriceTable prices)
    {
        var models = triage.Entities.Models.IsDefaultOrEmpty ? scope.Of(DimensionKind.Model).Select(value => value.Value) : triage.Entities.Models;
        return scope.Has(Metric.TotalTokens) && models.Any(model => prices.Find(model) is not null);
    }

    private static MissingData Lacks(Metric need, Catalogue scope)
    {
        var measure = new Measure(need);
        var more = need == Metric.Cost && scope.Has(Metric.TotalTokens) ? " Costs can be computed only for models whose price is known." : "";
        return new MissingData(MissingKind.Measure, MeasureNames.Of(measure), $"None of the {Say.Count(scope.Events, "event")} in question carries a value for {MeasureSql.Label(measure)}.{more}");
    }
}
