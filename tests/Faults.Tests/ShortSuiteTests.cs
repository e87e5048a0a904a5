using Netra.Faults.Injection;
using Netra.Faults.Reporting;

namespace Netra.Faults.Tests;

/// <summary>The fault suite in its short form: a few users, and each fault once. <c>tests/faults</c> is the long one.</summary>
public abstract class ShortSuiteTests
{
    private protected static async Task RunAsync(FaultOptions options)
    {
        var output = TestContext.Current.TestOutputHelper!;
        using var told = new StringWriter();
        var report = await new FaultSuite(options, TextWriter.Synchronized(told)).RunAsync(TestContext.Current.CancellationToken);
        var table = ReportTable.Of(report);
        output.WriteLine($"{told}{Environment.NewLine}{table}");
        Assert.True(report.Violations.Count == 0, table);
        Assert.DoesNotContain(options.Only.Except(report.Faults.Select(fault => fault.Kind)), kind => report.Impossible.All(line => !line.StartsWith(FaultNames.Of(kind), StringComparison.Ordinal)));
        Assert.True(report.Runs.Count > options.Users, "the users had no runs");
    }

    internal static string Logs(string name)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Netra.Orleans.sln")))
            {
                return Path.Combine(directory.FullName, "artifacts", "faults", name);
            }
        }

        throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
