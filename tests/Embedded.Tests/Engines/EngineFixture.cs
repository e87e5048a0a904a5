using Netra.Embedded.Tests.Engines;

[assembly: AssemblyFixture(typeof(EngineFixture))]

namespace Netra.Embedded.Tests.Engines;

/// <summary>Engines shared by all tests that do not kill them; each test takes a capability of its own.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    private EngineProcess? _engine;

    public EngineProcess Engine => _engine ?? throw new InvalidOperationException("The engines were not started.");

    public async ValueTask InitializeAsync() => _engine = await EngineProcess.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            await _engine.DisposeAsync();
        }
    }
}
