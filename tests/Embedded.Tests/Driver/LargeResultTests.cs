using System.Diagnostics;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Driver;

public sealed class LargeResultTests
{
    private const int Rows = 5_000_000;
    private const long AllowedGrowth = 64L << 20;

    [Fact]
    public async Task Result_OfFiveMillionRows_DoesNotFillTheMemory()
    {
        await using var engine = await EngineProcess.StartAsync();
        using var tenant = new Tenant(engine);
        await ReadAsync(tenant, 100_000, () => { });
        var before = ResidentBytes(engine.ProcessId);
        var most = before;
        var read = await ReadAsync(tenant, Rows, () => most = Math.Max(most, ResidentBytes(engine.ProcessId)));
        Assert.Equal(Rows, read);
        TestContext.Current.TestOutputHelper?.WriteLine($"Grew by {(most - before) >> 20} MiB");
        Assert.InRange(most - before, long.MinValue, AllowedGrowth);
    }

    private static async Task<int> ReadAsync(Tenant tenant, int rows, Action measure)
    {
        var read = 0;
        using var reader = await tenant.Client.ExecuteReaderAsync(
            $"SELECT number, toString(number) AS text FROM numbers({rows})", null, tenant.Options(), TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (++read % 100_000 == 0)
            {
                measure();
            }
        }

        return read;
    }

    private static long ResidentBytes(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.WorkingSet64;
    }
}
