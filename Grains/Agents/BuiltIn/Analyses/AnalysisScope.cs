using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>The events that an analysis is about. What a user wrote reaches the engine as parameters only.</summary>
internal sealed record AnalysisScope
{
    private const int MostFilters = 50;
    private const int MostValues = 200;
    private const int LongestText = 1_024;

    private AnalysisScope(RowFilter filter, TimeRange? range) => (Filter, Range) = (filter, range);

    /// <summary>All events of the user.</summary>
    public static AnalysisScope All { get; } = new(RowFilter.None, null);

    public RowFilter Filter { get; }

    /// <summary>UTC; <see langword="null"/>: all there is.</summary>
    public TimeRange? Range { get; }

    /// <summary>Values that events have besides; of a number of events from one end of time, those among them.</summary>
    public ImmutableArray<ValueFilter> Part { get; private init; } = [];

    /// <summary>What an event costs where that is not what it records; <see langword="null"/>: it is. See <see cref="RowScope.Costing"/>.</summary>
    public Func<SqlParameters, string>? Cost { get; init; }

    /// <summary>Checks filters and range.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what is wrong.</exception>
    public static AnalysisScope Of(RowFilter filter, TimeRange? range)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Check(range);
        Check(filter);
        return new AnalysisScope(filter, range is { IsAll: true } ? null : range);
    }

    /// <summary>Checks a range.</summary>
    /// <param name="from">The first instant in it, UTC; <see langword="null"/>: open.</param>
    /// <param name="to">The first instant after it, UTC; <see langword="null"/>: open.</param>
    /// <param name="filter">Which events; <see langword="null"/>: all.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: what is wrong.</exception>
    public static AnalysisScope Of(DateTime? from, DateTime? to, RowFilter? filter = null) => Of(filter ?? RowFilter.None, new TimeRange(from, to, ""));

    /// <summary>Those of these events that have a value of a dimension.</summary>
    public AnalysisScope Among(DimensionKind kind, string value) =>
        this with { Part = Part.Add(new ValueFilter(new Dimension(kind), [value], Excluded: false)) };

    /// <summary>The rows, fresh for each query: parameters collect in it.</summary>
    public RowScope Rows() => Cost is null ? RowScope.Of(Filter, Range, Part) : RowScope.Of(Filter, Range, Part).Costing(Cost);

    private static void Check(TimeRange? range)
    {
        if (range is { From: { } from, To: { } to } && from >= to)
        {
            throw Invalid("The time range ends before it begins.");
        }

        // What the engine's DateTime holds; an instant without a time zone would be read differently on each machine.
        foreach (var instant in new[] { range?.From, range?.To }.OfType<DateTime>())
        {
            if (instant.Kind == DateTimeKind.Local || instant.Year is < 1970 or > 2105)
            {
                throw Invalid("An instant of the time range has to be in UTC, from 1970 to 2105.");
            }
        }
    }

    private static void Check(RowFilter filter)
    {
        if (filter.Values.Length + filter.Limits.Length > MostFilters || filter.Values.Any(values => values.Values.Length is 0 or > MostValues))
        {
            throw Invalid($"At most {MostFilters} filters, each with 1 to {MostValues} values.");
        }

        var texts = filter.Values.SelectMany(values => values.Values.Append(values.Dimension.Key ?? "")).Concat(filter.Limits.Select(limit => limit.Measure.Key ?? ""));
        if (texts.Any(text => text.Length > LongestText))
        {
            throw Invalid($"A name in a filter has at most {LongestText} characters.");
        }

        if (filter.Values.Any(values => values.Dimension is { Kind: DimensionKind.Custom, Key: null or "" }))
        {
            throw Invalid("A dimension of your own needs its key.");
        }

        if (filter.Limits.Any(limit => !double.IsFinite(limit.Limit) || !limit.Measure.IsPerEvent))
        {
            throw Invalid("A limit is a finite number, on a value that single events carry.");
        }

        if (filter.Weekdays.Any(day => day is < 1 or > 7) || filter.Edge is { Count: < 1 } || filter.Clock is { } clock && (clock.FromMinute is < 0 or > 1440 || clock.ToMinute is < 0 or > 1440))
        {
            throw Invalid("Weekdays go from 1 to 7, minutes of the day from 0 to 1440, and a number of events from 1.");
        }
    }

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
