using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Analyses;

/// <summary>The value that an event carries, as a number that sums and squares bear.</summary>
internal static class ValueSql
{
    /// <summary>A finite Float64, or NULL.</summary>
    public static string Of(Measure measure, SqlParameters parameters)
    {
        var value = measure.Metric == Metric.Errors ? "(is_error != 0)" : $"({MeasureSql.Value(measure, parameters)})";
        return $"if(isFinite(toFloat64({value})), toFloat64({value}), NULL)";
    }
}
