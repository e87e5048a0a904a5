using Netra.Faults.Cluster;
using Netra.Faults.Injection;
using Netra.Faults.Reporting;

namespace Netra.Faults.Tests;

/// <summary>The fault suite in its short form: a few users, and each fault once. <c>tests/faults</c> is the long one.</summary>
public sealed class ShortSuiteTests
{
    [Fact]
    public async Task Garnet_EachFaultOnce_EveryPromiseIsKept() => await RunAsync(new FaultOptions
    {
        LogDirectory = Logs("short-garnet"),
        OneByOne = true,

        // A full disk of ClickHouse and Garnet together is left to the long form.
        Only = [.. Enum.GetValues<FaultKind>().Where(kind => kind is not (FaultKind.DiskFull or FaultKind.EngineKill))],
        Users = 12,
        Silos = 2,
        Longest = TimeSpan.FromSeconds(6),
        DiskMegabytes = 384,
    });

    [Fact]
    public async Task RedisServer_EachFaultOfAStoreOnce_EveryPromiseIsKept()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed.");
        await RunAsync(new FaultOptions
        {
            LogDirectory = Logs("short-redis"),
            Store = StoreKind.Redis,
            OneByOne = true,
            Only = [FaultKind.StoreKill, FaultKind.StorePause, FaultKind.EngineKill, FaultKind.DiskFull],
            Users = 12,
            Silos = 2,
            Longest = TimeSpan.FromSeconds(6),
            DiskMegabytes = 384,
        });
    }

    private static async Task RunAsync(FaultOptions options)
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
