using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Findings in the making, with the queries they rest on.</summary>
internal sealed class Findings
{
    /// <summary>So many findings are told.</summary>
    public const int Most = 10;

    private readonly List<Finding> _found = [];
    private readonly List<OptimizationQuery> _queries = [];

    /// <summary>How much time all events cover: the pace of a gain is that of the whole, since a part may have ended early.</summary>
    public TimeSpan Span { get; set; }

    /// <summary>What could not be looked at.</summary>
    public List<string> NotLookedAt { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>Adds a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="evidence">What it rests on.</param>
    /// <param name="skip">How many of the analysis' queries only prepare it.</param>
    public void Add(Finding finding, Evidence evidence, int skip)
    {
        var places = evidence.Queries.Skip(skip).Select(query => Place(new OptimizationQuery(query.Purpose, query.Sql, query.Parameters, query.RowCount)));
        _found.Add(finding with
        {
            From = finding.From ?? evidence.First,
            To = finding.To ?? evidence.Last,
            Gain = PerThirtyDays(finding.Gain),
            Evidence = [.. places],
        });
    }

    /// <summary>Whether the same was found already, of another name for the same events.</summary>
    public bool Has(FindingKind kind, double amount) => _found.Exists(finding => finding.Kind == kind && Math.Abs(finding.Gain.Amount - amount) <= 1e-9 * Math.Abs(amount));

    /// <summary>The findings in order, named, with the queries that they rest on.</summary>
    /// <param name="about">What was asked about comes first; <see langword="null"/>: nothing in particular.</param>
    public (ImmutableArray<Finding> Findings, ImmutableArray<OptimizationQuery> Queries) Ranked(GainUnit? about)
    {
        var ranked = _found.OrderByDescending(finding => finding.Gain.Unit == about).ThenBy(finding => finding.Gain.Unit).ThenBy(finding => finding.Gain.IsUpperBound).ThenByDescending(finding => finding.Gain.Amount).ThenBy(finding => finding.Title, StringComparer.Ordinal).ToList();
        if (ranked.Count > Most)
        {
            Notes.Add($"{Say.Count(ranked.Count - Most, "smaller finding")} left out.");
        }

        var told = ranked.Take(Most).ToList();
        var used = told.SelectMany(finding => finding.Evidence).Distinct().Order().ToList();
        return (
            [.. told.Select((finding, i) => finding with { Id = $"f{i + 1}", Evidence = [.. finding.Evidence.Select(place => used.IndexOf(place))] })],
            [.. used.Select(place => _queries[place])]);
    }

    private ExpectedGain PerThirtyDays(ExpectedGain gain) =>
        gain.Unit != GainUnit.Unknown && Span >= TimeSpan.FromDays(1) ? gain with { PerThirtyDays = gain.Amount * (TimeSpan.FromDays(30) / Span) } : gain;

    private int Place(OptimizationQuery query)
    {
        var place = _queries.FindIndex(known => known.Sql == query.Sql && SameParameters(known, query));
        if (place < 0)
        {
            _queries.Add(query);
            place = _queries.Count - 1;
        }

        return place;
    }

    private static bool SameParameters(OptimizationQuery left, OptimizationQuery right) =>
        left.Parameters.Count == right.Parameters.Count && left.Parameters.All(pair => right.Parameters.TryGetValue(pair.Key, out var value) && JsonElement.DeepEquals(pair.Value, value));
}
