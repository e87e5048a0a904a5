using System.Diagnostics;
using ClickHouse.Driver;
using Netra.Silo.ClickHouse;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>Looks at what the engine runs for one capability.</summary>
internal static class Processes
{
    /// <summary>Waits until something runs.</summary>
    public static async Task BeginAsync(EngineFixture engine, string capability) =>
        Assert.True(await WaitAsync(engine, capability, count => count > 0, TimeSpan.FromSeconds(10)), "the query never began to run");

    /// <summary>Whether nothing runs any more in time.</summary>
    public static Task<bool> EndAsync(EngineFixture engine, string capability, TimeSpan limit) => WaitAsync(engine, capability, count => count == 0, limit);

    private static async Task<bool> WaitAsync(EngineFixture engine, string capability, Func<ulong, bool> reached, TimeSpan limit)
    {
        using var client = new ClickHouseClient(engine.ClickHouseConnectionString);
        var options = new QueryOptions { CustomSettings = new Dictionary<string, object> { [Capability.Setting] = capability } };
        var watch = Stopwatch.StartNew();
        do
        {
            // This question is itself one of the processes, and names the table of processes.
            var count = (ulong)await client.ExecuteScalarAsync("SELECT count() FROM system.processes WHERE position(query, 'system.processes') = 0", null, options, TestContext.Current.CancellationToken);
            if (reached(count))
            {
                return true;
            }
        }
        while (watch.Elapsed < limit);
        return false;
    }
}
