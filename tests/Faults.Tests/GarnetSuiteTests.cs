using Netra.Faults.Injection;

namespace Netra.Faults.Tests;

/// <summary>The short suite on the embedded engines.</summary>
public sealed class GarnetSuiteTests : ShortSuiteTests
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
}
