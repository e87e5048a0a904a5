namespace Netra.EndToEnd.Tests.Hosting;

/// <summary>One silo for several tests, each with users of its own. Starting a silo with its engines is most of what a test takes.</summary>
public class SiloFixture : IAsyncLifetime
{
    private SiloProcess? _silo;

    /// <summary>Its data directory.</summary>
    public DataDirectory Data { get; } = new();

    /// <summary>The silo.</summary>
    public SiloProcess Silo => _silo ?? throw new InvalidOperationException("The silo was not started.");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => _silo = await SiloProcess.StartAsync(Data.Path, null, Prepare());

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_silo is not null)
        {
            await _silo.DisposeAsync();
        }

        Data.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes what the silo is to find; the settings other than the defaults.</summary>
    protected virtual string[] Prepare() => [];
}
