namespace Netra.Grains.Agents.BuiltIn.SyntheticData;

/// <summary>How a workload's events lie in its time: hour by hour as busy as its pattern says.</summary>
internal sealed class BusyHours
{
    private readonly List<(DateTime Begin, DateTime End, double Before, double Weight)> _hours = [];
    private readonly double _total;

    public BusyHours(DateTime from, DateTime to, DailyPattern pattern)
    {
        for (var begin = from; begin < to;)
        {
            var next = new DateTime(begin.Year, begin.Month, begin.Day, begin.Hour, 0, 0, DateTimeKind.Utc).AddHours(1);
            var end = next < to ? next : to;
            var weight = Weight(pattern, begin) * (end - begin).TotalHours;
            _hours.Add((begin, end, _total, weight));
            _total += weight;
            begin = end;
        }
    }

    /// <summary>The instant before which a share of the events lies.</summary>
    /// <param name="share">From 0 to below 1.</param>
    public DateTime At(double share)
    {
        var target = share * _total;
        var (low, high) = (0, _hours.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _hours[middle].Before <= target ? (middle, high) : (low, middle - 1);
        }

        var hour = _hours[low];
        var ticks = (long)((target - hour.Before) / hour.Weight * (hour.End - hour.Begin).Ticks);

        // The table keeps microseconds.
        return hour.Begin.AddTicks(Math.Clamp(ticks, 0, (hour.End - hour.Begin).Ticks - 1) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond);
    }

    private static double Weight(DailyPattern pattern, DateTime time) => pattern switch
    {
        DailyPattern.Daily => 0.625 + (0.375 * Math.Cos((time.Hour - 15) * Math.PI / 12)),
        DailyPattern.BusinessHours => time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && time.Hour is >= 9 and < 17 ? 1 : 0.05,
        DailyPattern.Evening => time.Hour is >= 18 and < 23 ? 1 : 0.2,
        DailyPattern.Night => time.Hour < 6 ? 1 : 0.2,
        _ => 1,
    };
}
