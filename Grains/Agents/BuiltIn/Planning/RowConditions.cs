using System.Collections.Immutable;
using System.Globalization;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Planning;

/// <summary>Filters and time ranges as conditions.</summary>
internal static class RowConditions
{
    public static ImmutableArray<string> Of(TimeRange? range, SqlParameters parameters)
    {
        var conditions = ImmutableArray.CreateBuilder<string>();
        if (range?.From is { } from)
        {
            conditions.Add($"timestamp >= {parameters.Instant(from)}");
        }

        if (range?.To is { } to)
        {
            conditions.Add($"timestamp < {parameters.Instant(to)}");
        }

        return conditions.ToImmutable();
    }

    public static ImmutableArray<string> Of(RowFilter filter, SqlParameters parameters)
    {
        var conditions = ImmutableArray.CreateBuilder<string>();
        foreach (var values in filter.Values)
        {
            var names = string.Join(", ", values.Values.Select(parameters.Text));
            conditions.Add($"{DimensionSql.Expression(values.Dimension, parameters)} {(values.Excluded ? "NOT IN" : "IN")} ({names})");
        }

        foreach (var limit in filter.Limits)
        {
            var sign = limit.Comparator switch
            {
                Comparator.Above => ">",
                Comparator.AtLeast => ">=",
                Comparator.Below => "<",
                Comparator.AtMost => "<=",
                _ => "=",
            };
            conditions.Add($"({MeasureSql.Value(limit.Measure, parameters)}) {sign} {parameters.Number(limit.Limit)}");
        }

        if (filter.Errors is { } errors)
        {
            conditions.Add(errors ? "is_error != 0" : "is_error = 0");
        }

        if (filter.Clock is { } clock)
        {
            conditions.Add(Clock(clock, "timestamp", parameters));
        }

        if (!filter.Weekdays.IsEmpty)
        {
            conditions.Add(Weekdays(filter, "timestamp"));
        }

        return conditions.ToImmutable();
    }

    /// <summary>That a column lies in a part of the day.</summary>
    public static string Clock(ClockFilter clock, string column, SqlParameters parameters)
    {
        var minute = $"toHour({column}) * 60 + toMinute({column})";
        var (from, to) = (parameters.Count(clock.FromMinute), parameters.Count(clock.ToMinute));
        return clock.FromMinute < clock.ToMinute ? $"({minute} >= {from} AND {minute} < {to})" : $"({minute} >= {from} OR {minute} < {to})";
    }

    /// <summary>That a column lies on the days of the week.</summary>
    public static string Weekdays(RowFilter filter, string column) =>
        $"toDayOfWeek({column}) IN ({string.Join(", ", filter.Weekdays.Select(day => day.ToString(CultureInfo.InvariantCulture)))})";
}
