using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>What a filter does to findings that hold events against each other.</summary>
internal static class FilterNotes
{
    public static IEnumerable<string> Of(RowFilter filter)
    {
        var some = filter with { Values = [] };
        if (!some.IsNone)
        {
            yield return $"Only some events are looked at ({SayScope.Filter(some)}): what is usual is what is usual among these.";
        }

        if (filter.Limits.Any(limit => limit.Measure.Metric == Metric.Cost))
        {
            yield return "The limit of the cost goes by the cost that events record; events whose cost follows from prices only are not among these.";
        }
    }
}
