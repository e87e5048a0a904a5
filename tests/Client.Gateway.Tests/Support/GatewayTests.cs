namespace Netra.Client.Gateway.Tests.Support;

/// <summary>Tests of the gateway of one node, each with a host of its own and a client of alice's.</summary>
public abstract class GatewayTests : IAsyncLifetime
{
    private GatewayHost? _host;
    private HttpClient? _alice;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    internal GatewayHost Host => _host!;

    protected HttpClient Alice => _alice!;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync();
        _alice = await _host.ClientAsync("alice");
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
