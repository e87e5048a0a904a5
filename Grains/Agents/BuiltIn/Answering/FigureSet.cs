using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>A measure with the columns that tell it.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Samples">How many events carry a value, when single events do.</param>
/// <param name="Columns">Its figures.</param>
internal sealed record FigureSet(Measure Measure, FigureColumn? Samples, IReadOnlyList<FigureColumn> Columns)
{
    public static FigureSet Of(Measure measure, IReadOnlyList<Statistic> statistics, SqlParameters parameters, int place = 0)
    {
        if (!measure.IsPerEvent)
        {
            return new FigureSet(measure, null, MeasureSql.Columns(measure.Metric));
        }

        var samples = MeasureSql.Column(measure, Statistic.Count, parameters, place);
        var columns = statistics.Where(statistic => statistic.Kind != StatisticKind.Count).Select(statistic => MeasureSql.Column(measure, statistic, parameters, place));
        return new FigureSet(measure, samples, [.. columns]);
    }

    public IEnumerable<FigureColumn> All => Samples is null ? Columns : Columns.Prepend(Samples);

    /// <summary>The columns of several measures, each once, the number of events first.</summary>
    public static string Select(IEnumerable<FigureSet> sets) =>
        string.Join(", ", sets.SelectMany(set => set.All).Where(column => column.Alias != "events").DistinctBy(column => column.Alias).Select(column => column.Selected).Prepend("count() AS events"));
}
