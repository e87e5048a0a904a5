using Netra.Testing.Engines;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>The same user twice: alone, and among neighbours.</summary>
public sealed class TwoWorlds : IAsyncLifetime
{
    private EngineFixture? _quiet;
    private EngineFixture? _crowded;

    internal ProductWorld Alone { get; private set; } = null!;

    internal ProductWorld Crowded { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var engines = await Task.WhenAll(WorldEngine.StartAsync(SeedScript.Alone), WorldEngine.StartAsync(SeedScript.AmongNeighbours));
        (_quiet, _crowded) = (engines[0], engines[1]);
        (Alone, Crowded) = (new ProductWorld(_quiet, neighbours: false), new ProductWorld(_crowded, neighbours: true));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var world in new[] { Alone, Crowded }.OfType<ProductWorld>())
        {
            await world.DisposeAsync();
        }

        foreach (var engine in new[] { _quiet, _crowded }.OfType<EngineFixture>())
        {
            await engine.DisposeAsync();
        }
    }
}
