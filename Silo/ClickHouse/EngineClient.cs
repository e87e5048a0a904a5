using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using Microsoft.Extensions.Options;
using Netra.Silo.Engines;

namespace Netra.Silo.ClickHouse;

/// <summary>The driver's clients, made when the engine's address is known: one to read, one to write.</summary>
internal sealed class EngineClient : IDisposable
{
    private readonly EngineEndpoints _endpoints;
    private readonly ClickHouseOptions _options;
    private readonly HttpClient _http;
    private readonly Lock _lock = new();
    private (ClickHouseClient Reader, ClickHouseClient Writer)? _clients;

    public EngineClient(EngineEndpoints endpoints, IOptions<ClickHouseOptions> options)
    {
        _endpoints = endpoints;
        _options = options.Value;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            UseProxy = false,
            // The capability travels in the query string: no span of a request may describe it.
            ActivityHeadersPropagator = null,
        })
        {
            // Every request has a limit of its own.
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>The client for queries.</summary>
    public async ValueTask<ClickHouseClient> ReaderAsync(CancellationToken cancellationToken) =>
        (_clients ?? Connect(await _endpoints.GetAsync(cancellationToken))).Reader;

    /// <summary>The client for inserts.</summary>
    public async ValueTask<ClickHouseClient> WriterAsync(CancellationToken cancellationToken) =>
        (_clients ?? Connect(await _endpoints.GetAsync(cancellationToken))).Writer;

    /// <summary>Whether the engine runs beside this process, where compressing costs more than it saves.</summary>
    public async ValueTask<bool> IsLocalAsync(CancellationToken cancellationToken) => (await _endpoints.GetAsync(cancellationToken)).Embedded;

    /// <summary>A client of another login of the same server.</summary>
    public ClickHouseClient Make(string connectionString) => new(new ClickHouseClientSettings(connectionString)
    {
        HttpClient = _http,
        Database = _options.Database,
        UseCompression = false,
        JsonReadMode = JsonReadMode.None,
        JsonWriteMode = JsonWriteMode.None,
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients?.Reader.Dispose();
        _clients?.Writer.Dispose();
        _http.Dispose();
    }

    private (ClickHouseClient Reader, ClickHouseClient Writer) Connect(EngineAddresses addresses)
    {
        lock (_lock)
        {
            var writer = _options.WriterConnectionString is { Length: > 0 } own ? own : addresses.ClickHouse;
            _clients ??= (Make(addresses.ClickHouse), Make(writer));
            return _clients.Value;
        }
    }
}
