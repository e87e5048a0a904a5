using System.Diagnostics;
using ClickHouse.Driver;
using Netra.Silo.ClickHouse;
using Xunit;

namespace Netra.Testing.Engines;

/// <summary>Looks at what the engine runs for one capability.</summary>
public static class EngineProcesses
{
    /// <summary>Waits until something runs.</summary>
    public static async Task BeginAsync(string connectionString, string capability)
    {
        if (!await WaitAsync(connectionString, capability, count => count > 0, TimeSpan.FromSeconds(30)))
        {
            throw new TimeoutException("The statement never began to run.");
        }
    }

    /// <summary>Whether nothing runs any more in time.</summary>
    public static Task<bool> EndAsync(string connectionString, string capability, TimeSpan limit) => WaitAsync(connectionString, capability, count => count == 0, limit);

    private static async Task<bool> WaitAsync(string connectionString, string capability, Func<ulong, bool> reached, TimeSpan limit)
    {
        using var client = new ClickHouseClient(connectionString);
        var options = new QueryOptions { CustomSettings = new Dictionary<string, object> { [Capability.Setting] = capability } };
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        do
        {
            // This question is itself one of the processes, and names the table of processes.
            var count = (ulong)await client.ExecuteScalarAsync("SELECT count() FROM system.processes WHERE position(query, 'system.processes') = 0", null, options, TestContext.Current.CancellationToken);
            if (reached(count))
            {
                return true;
            }
        }
        while (watch.Elapsed < limit && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken));
        return false;
    }
}
