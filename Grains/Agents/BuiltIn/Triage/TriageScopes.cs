using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Between the scope as agents pass it on and the scope as analyses take it.</summary>
internal static class TriageScopes
{
    private const string Prefix = "dimensions['";
    private const string Suffix = "']";

    private static readonly (string Name, DimensionKind Kind)[] Names =
    [
        ("workload", DimensionKind.Workload),
        ("model", DimensionKind.Model),
        ("event_type", DimensionKind.EventType),
        ("category", DimensionKind.Category),
        ("outcome", DimensionKind.Outcome),
    ];

    /// <summary>The scope for an analysis.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what is wrong with it; it may come from a client.</exception>
    public static AnalysisScope ToAnalysisScope(this TriageScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var filters = scope.Filters.IsDefaultOrEmpty ? [] : scope.Filters;
        var limits = scope.Limits.IsDefaultOrEmpty ? [] : scope.Limits;
        if (filters.Any(filter => filter is null || filter.Values.IsDefaultOrEmpty || filter.Values.Any(value => value is null)))
        {
            throw Invalid("A filter needs a dimension and values.");
        }

        if (limits.Contains(null!))
        {
            throw Invalid("A limit needs a measure, a side and a number.");
        }

        var values = filters.Select(filter => new ValueFilter(DimensionOf(filter.Dimension), filter.Values, filter.Excluded));
        return AnalysisScope.Of(
            new RowFilter
            {
                Values = [.. values],
                Limits = [.. limits.Select(limit => new LimitFilter(MeasureNames.Parse(limit.Measure), limit.Comparator, limit.Limit))],
                Errors = scope.Errors,
                Clock = scope.Clock,
                Weekdays = scope.Weekdays.IsDefaultOrEmpty ? [] : scope.Weekdays,
                Edge = scope.Edge,
            },
            new TimeRange(Utc(scope.From), Utc(scope.To), scope.RangeWords));
    }

    /// <summary>What a question is about.</summary>
    public static TriageScope Of(RowFilter filter, TimeRange? range) => new()
    {
        From = range?.From,
        To = range?.To,
        RangeWords = range is null or { IsAll: true } ? "" : range.Words,
        Filters = [.. filter.Values.Select(values => new TriageFilter(NameOf(values.Dimension), values.Values, values.Excluded))],
        Errors = filter.Errors,
        Limits = [.. filter.Limits.Select(limit => new TriageLimit(MeasureNames.Of(limit.Measure), limit.Comparator, limit.Limit))],
        Clock = filter.Clock,
        Weekdays = filter.Weekdays,
        Edge = filter.Edge,
    };

    /// <summary>A dimension's name.</summary>
    public static string NameOf(Dimension dimension) =>
        dimension.Kind == DimensionKind.Custom ? Prefix + dimension.Key + Suffix : Array.Find(Names, pair => pair.Kind == dimension.Kind).Name;

    /// <summary>A dimension by its name.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is no such dimension.</exception>
    public static Dimension DimensionOf(string name)
    {
        foreach (var (known, kind) in Names)
        {
            if (known == name)
            {
                return new Dimension(kind);
            }
        }

        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Prefix.Length + Suffix.Length
            ? new Dimension(DimensionKind.Custom, name[Prefix.Length..^Suffix.Length])
            : throw Invalid("That is no dimension; there are: workload, model, event_type, category, dimensions['your key'].");
    }

    // An instant without a zone is UTC, like everywhere here.
    private static DateTime? Utc(DateTime? instant) => instant switch
    {
        null => null,
        { Kind: DateTimeKind.Local } local => local.ToUniversalTime(),
        { } other => DateTime.SpecifyKind(other, DateTimeKind.Utc),
    };

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
