using Netra.Faults.Cluster;
using Netra.Faults.Injection;

namespace Netra.Faults.Tests;

/// <summary>The short suite on a redis-server.</summary>
public sealed class RedisSuiteTests : ShortSuiteTests
{
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
}
