using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>What all tests of the store share: a host over the assembly's engine.</summary>
public abstract class StoreTests(EngineFixture engine) : IAsyncLifetime
{
    internal EngineFixture Engine { get; } = engine;

    internal StoreHost Host { get; private set; } = null!;

    public ValueTask InitializeAsync()
    {
        Host = new StoreHost(Engine);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        foreach (var line in Host.Logs.Lines)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        GC.SuppressFinalize(this);
    }
}
