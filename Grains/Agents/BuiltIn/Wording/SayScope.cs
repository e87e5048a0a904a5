using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Wording;

/// <summary>Says which events an answer is about.</summary>
internal static class SayScope
{
    /// <summary>"workload chat, errors only", or nothing.</summary>
    public static string Filter(RowFilter filter)
    {
        var parts = new List<string>();
        foreach (var values in filter.Values)
        {
            var names = values.Values.Length > 6 ? $"{Say.List([.. values.Values.Take(5).Select(Say.Name)])} and {values.Values.Length - 5} more" : Say.List([.. values.Values.Select(Say.Name)]);
            parts.Add($"{(values.Excluded ? "without " : "")}{(values.Values.Length == 1 ? values.Dimension.Label : values.Dimension.Plural)} {names}");
        }

        parts.AddRange(filter.Limits.Select(Limit));
        if (filter.Errors is { } errors)
        {
            parts.Add(errors ? "errors only" : "events without error only");
        }

        if (filter.Clock is { } clock)
        {
            parts.Add($"between {Minute(clock.FromMinute)} and {Minute(clock.ToMinute)} UTC of a day");
        }

        if (!filter.Weekdays.IsEmpty)
        {
            parts.Add("on " + Say.List([.. filter.Weekdays.Select(day => SayTime.Weekday(day) + "s")]));
        }

        if (filter.Edge is { } edge)
        {
            parts.Add($"the {(edge.Newest ? "latest" : "first")} {Say.Count(edge.Count, "event")}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>"last week (2026-11-16 00:00:00 to 2026-11-23 00:00:00 UTC)".</summary>
    public static string Range(TimeRange? range)
    {
        if (range is null || range.IsAll)
        {
            return "all your data";
        }

        var bounds = (range.From, range.To) switch
        {
            ({ } from, { } to) => $"from {Say.Time(from)} to {Say.Time(to)} UTC",
            ({ } from, null) => $"from {Say.Time(from)} UTC on",
            (null, { } to) => $"before {Say.Time(to)} UTC",
            _ => "",
        };
        return range.Words.Length == 0 ? bounds : $"{Say.Quote(range.Words)}, {bounds}";
    }

    /// <summary>What an answer rests on.</summary>
    public static string Basis(Question question, Catalogue scope)
    {
        var filter = Filter(question.Filter);
        var events = $"{Say.Count(scope.Events, "event")}{(filter.Length > 0 ? $" ({filter})" : "")}";
        var range = question.Range is { IsAll: false } ? $"in the time asked for ({Range(question.Range)})" : "in all your data";
        var times = scope.Events == 1 ? $"at {Say.Time(scope.First)} UTC" : $"the first at {Say.Time(scope.First)} and the last at {Say.Time(scope.Last)} UTC";
        return $"Basis: {events} {range}, {times}.";
    }

    private static string Limit(LimitFilter limit)
    {
        var sign = limit.Comparator switch
        {
            Comparator.Above => "above",
            Comparator.AtLeast => "of at least",
            Comparator.Below => "below",
            Comparator.AtMost => "of at most",
            _ => "of exactly",
        };
        return $"{MeasureSql.Label(limit.Measure)} {sign} {Say.Value(limit.Limit, MeasureSql.UnitOf(limit.Measure))}";
    }

    private static string Minute(int minute) => $"{(minute / 60).ToString("00", CultureInfo.InvariantCulture)}:{(minute % 60).ToString("00", CultureInfo.InvariantCulture)}";
}
