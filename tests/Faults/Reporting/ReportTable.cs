using System.Globalization;
using System.Text;
using Netra.Faults.Checks;
using Netra.Faults.Injection;

namespace Netra.Faults.Reporting;

/// <summary>The report as one table. What happened is put down to the fault before it.</summary>
internal static class ReportTable
{
    private const int ShownViolations = 40;
    private static readonly string[] Columns = ["fault", "injected", "runs finished", "events lost", "duplicated", "foreign", "effects repeated", "effects lost", "recovery p50 s", "max s"];

    /// <summary>The text.</summary>
    public static string Of(FaultReport report)
    {
        var rows = new List<string[]> { Columns };
        rows.AddRange(report.Faults.Select(fault => fault.Kind).Distinct().Order().Select(kind => Row(report, FaultNames.Of(kind), kind)));
        rows.Add(Row(report, "all", null));
        var widths = Enumerable.Range(0, Columns.Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.AppendLine(string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
        }

        var options = report.Options;
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"seed {options.Seed}; {options.Users} users on {options.Silos} silos and {options.Store}; {report.Events} events over {report.Connections} connections");
        report.Impossible.Concat(report.EndedByThemselves).ToList().ForEach(line => text.AppendLine(line));
        foreach (var kind in report.Violations.GroupBy(violation => violation.Kind))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind.Key}: {kind.Count()}");
        }

        foreach (var violation in report.Violations.Take(ShownViolations))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {violation.Kind} {violation.User} {violation.At:HH:mm:ss.fff} {violation.What}");
        }

        return text.Append(report.Violations.Count == 0 ? "every promise was kept" : "PROMISES WERE BROKEN").ToString();
    }

    private static string[] Row(FaultReport report, string name, FaultKind? kind)
    {
        bool Counts(DateTimeOffset? at) => kind is null || (at is { } time && report.Faults.LastOrDefault(fault => fault.At <= time)?.Kind == kind);
        string Broken(ViolationKind what) => Text(report.Violations.Where(violation => violation.Kind == what && Counts(violation.At)).Sum(violation => violation.Count));
        double[] recoveries = [.. report.Faults.Where(fault => kind is null || fault.Kind == kind).SelectMany(fault => Recoveries(report, fault)).Order()];
        return
        [
            name,
            Text(report.Faults.Count(fault => kind is null || fault.Kind == kind)),
            Text(report.Runs.Count(run => Counts(run.End))),
            Broken(ViolationKind.EventLost),
            Broken(ViolationKind.EventDuplicated),
            Broken(ViolationKind.EventForeign),
            Broken(ViolationKind.EffectRepeated),
            Broken(ViolationKind.EffectLost),
            recoveries.Length == 0 ? "-" : Seconds(recoveries[recoveries.Length / 2]),
            recoveries.Length == 0 ? "-" : Seconds(recoveries[^1]),
        ];
    }

    // From the fault to the next end of a run, for each user with a run under way.
    private static IEnumerable<double> Recoveries(FaultReport report, InjectedFault fault) => report.Runs
        .Where(run => run.Begin <= fault.At && run.End > fault.At)
        .Select(run => run.User)
        .Distinct()
        .Select(user => report.Runs.Where(run => run.User == user && run.End > fault.At).Min(run => run.End - fault.At).TotalSeconds);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
