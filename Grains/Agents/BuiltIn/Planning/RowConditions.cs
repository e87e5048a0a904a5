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
            conditions.Add(Clock(clock, parameters));
        }

        if (!filter.Weekdays.IsEmpty)
        {
            conditions.Add($"toDayOfWeek(timestamp) IN ({string.Join(", ", filter.Weekdays.Select(day => day.ToString(CultureInfo.InvariantCulture)))})");
        }

        return conditions.ToImmutable();
    }

    private static string Clock(ClockFilter clock, SqlParameters parameters)
    {
        const string Minute = "toHour(timestamp) * 60 + toMinute(timestamp)";
        var (from, to) = (parameters.Count(clock.FromMinute), parameters.Count(clock.ToMinute));
        return clock.FromMinute < clock.ToMinute ? $"({Minute} >= {from} AND {Minute} < {to})" : $"({Minute} >= {from} OR {Minute} < {to})";
    }
}
