using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Models.Tools;

/// <summary>Which events an analysis is about, as a model says it.</summary>
internal sealed record ToolScope
{
    [Description("The first instant, ISO 8601 in UTC; left out: from the first event on.")]
    public string? From { get; init; }

    [Description("The first instant after it, ISO 8601 in UTC; left out: to the last event.")]
    public string? To { get; init; }

    [Description("Only these workloads.")]
    public string[]? Workloads { get; init; }

    [Description("Only these models.")]
    public string[]? Models { get; init; }

    [Description("Only these event types.")]
    public string[]? EventTypes { get; init; }

    [Description("Only events with one of these values of a dimension of the user's own, by its key.")]
    public Dictionary<string, string[]>? Dimensions { get; init; }

    [Description("true: errors only; false: only what is no error.")]
    public bool? Errors { get; init; }

    /// <summary>The scope; all events when nothing is said.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what is wrong.</exception>
    public static AnalysisScope Read(ToolScope? scope)
    {
        if (scope is null)
        {
            return AnalysisScope.All;
        }

        var values = ImmutableArray.CreateBuilder<ValueFilter>();
        Add(values, new Dimension(DimensionKind.Workload), scope.Workloads);
        Add(values, new Dimension(DimensionKind.Model), scope.Models);
        Add(values, new Dimension(DimensionKind.EventType), scope.EventTypes);
        foreach (var (key, names) in scope.Dimensions ?? [])
        {
            Add(values, new Dimension(DimensionKind.Custom, key), names);
        }

        return AnalysisScope.Of(Instant(scope.From), Instant(scope.To), RowFilter.None with { Values = values.ToImmutable(), Errors = scope.Errors });
    }

    private static void Add(ImmutableArray<ValueFilter>.Builder values, Dimension dimension, string[]? names)
    {
        if (names?.OfType<string>().ToImmutableArray() is { Length: > 0 } known)
        {
            values.Add(new ValueFilter(dimension, known, Excluded: false));
        }
    }

    private static DateTime? Instant(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant) ? instant
        : throw new NetraException(ErrorCodes.InvalidRequest, "A time is written as 2026-11-23T10:00:00Z.");
}
