using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>A model's reading, held against the data: names that the data does not have are reported, and what the rules read exactly stays.</summary>
internal static class CheckedReading
{
    private const int LongestIntent = 500;
    private const int MostUnknown = 20;

    public static TriageResult Of(ModelReading read, Catalogue all, TriageResult rules)
    {
        var unknown = new List<string>();
        var workloads = Known(read.Workloads, all, DimensionKind.Workload, unknown);
        var models = Known(read.Models, all, DimensionKind.Model, unknown);
        var types = Known(read.EventTypes, all, DimensionKind.EventType, unknown);
        var measures = Measures(read.Measures, all, unknown);
        var notes = rules.Notes.ToList();
        if (unknown.Count > 0)
        {
            notes.Add($"The language model read {Say.List([.. unknown.Take(MostUnknown).Select(Say.Quote)])} out of the question, which your data does not have; it is left out.");
        }

        return rules with
        {
            Category = read.Category,
            Categories = [read.Category],
            Intent = read.Intent.Length == 0 ? rules.Intent : Cut(read.Intent),
            Confidence = double.IsFinite(read.Confidence) ? Math.Clamp(read.Confidence, 0, 1) : 0,
            Entities = rules.Entities with
            {
                Workloads = [.. rules.Entities.Workloads.Union(workloads)],
                Models = [.. rules.Entities.Models.Union(models)],
                Types = [.. rules.Entities.Types.Union(types)],
                Measures = [.. rules.Entities.Measures.Union(measures)],
            },
            Scope = Scope(rules.Scope, read, [("workload", workloads), ("model", models), ("event_type", types)], notes),
            NotUnderstood = [.. rules.NotUnderstood.Union(unknown).Union(read.NotUnderstood.OfType<string>().Select(Cut)).Take(MostUnknown)],
            ReadBy = "model",
            Notes = [.. notes],
        };
    }

    private static TriageScope Scope(TriageScope rules, ModelReading read, (string Dimension, ImmutableArray<string> Names)[] named, List<string> notes)
    {
        var filters = rules.Filters.AddRange(named
            .Where(names => names.Names.Length > 0 && !rules.Filters.Any(filter => filter.Dimension == names.Dimension))
            .Select(names => new TriageFilter(names.Dimension, names.Names)));
        if (rules.From is not null || rules.To is not null || (read.From is null && read.To is null))
        {
            return rules with { Filters = filters };
        }

        var (from, to) = (Instant(read.From), Instant(read.To));
        if ((read.From is not null && from is null) || (read.To is not null && to is null) || from >= to)
        {
            notes.Add("The language model read a time range out of the question that is none; it is left out.");
            return rules with { Filters = filters };
        }

        return rules with { Filters = filters, From = from, To = to, RangeWords = "as the language model read it" };
    }

    private static ImmutableArray<string> Known(string[] names, Catalogue all, DimensionKind kind, List<string> unknown)
    {
        var known = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names.OfType<string>().Where(name => name.Length > 0))
        {
            var found = all.Of(kind).Select(value => value.Value).OrderByDescending(value => value == name).FirstOrDefault(value => string.Equals(value, name, StringComparison.OrdinalIgnoreCase));
            (found is null ? (ICollection<string>)unknown : known).Add(found ?? Cut(name));
        }

        return [.. known.Distinct()];
    }

    private static ImmutableArray<string> Measures(string[] names, Catalogue all, List<string> unknown)
    {
        var known = ImmutableArray.CreateBuilder<string>();
        foreach (var name in names.OfType<string>())
        {
            var isKnown = MeasureNames.Find(name) is { } measure && (measure.Key is null || all.MetricKeys.Contains(measure.Key));
            (isKnown ? (ICollection<string>)known : unknown).Add(isKnown ? MeasureNames.Of(MeasureNames.Parse(name)) : Cut(name));
        }

        return [.. known.Distinct()];
    }

    private static DateTime? Instant(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) && instant.Year is >= 1970 and <= 2105 ? instant : null;

    private static string Cut(string text) => text.Length <= LongestIntent ? text : text[..LongestIntent];
}
