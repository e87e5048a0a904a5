using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>What the user's data holds: its extent, the columns that carry values, and the names in it.</summary>
internal sealed record Catalogue
{
    /// <summary>How many names of a kind are read at most, the most frequent first.</summary>
    public const int NamesPerKind = 200;

    public long Events { get; init; }

    public DateTime First { get; init; }

    public DateTime Last { get; init; }

    public long Errors { get; init; }

    /// <summary>How many events carry a value of each measure.</summary>
    public ImmutableDictionary<Metric, long> Carrying { get; init; } = ImmutableDictionary<Metric, long>.Empty;

    public ImmutableArray<KnownValue> Values { get; init; } = [];

    /// <summary>Keys of the user's own metrics.</summary>
    public ImmutableArray<string> MetricKeys { get; init; } = [];

    public bool IsEmpty => Events == 0;

    public bool Has(Metric metric) => !Carrying.TryGetValue(metric, out var count) || count > 0;

    public IEnumerable<KnownValue> Of(DimensionKind kind) => Values.Where(value => value.Dimension.Kind == kind);

    /// <summary>The keys of the user's own dimensions.</summary>
    public IEnumerable<string> DimensionKeys => Of(DimensionKind.Custom).Select(value => value.Dimension.Key!).Distinct();

    /// <summary>The names of workloads and models.</summary>
    public IEnumerable<string> Subjects => Of(DimensionKind.Workload).Concat(Of(DimensionKind.Model)).Select(value => value.Value).Where(name => name.Length > 0).Distinct();

    /// <summary>Whether events ran on a model of that name.</summary>
    public bool HasModel(string name) => Of(DimensionKind.Model).Any(value => string.Equals(value.Value, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether there may be more names of a kind than were read.</summary>
    public bool IsCut(DimensionKind kind) => Of(kind).Count() >= NamesPerKind;
}
