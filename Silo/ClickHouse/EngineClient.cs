using ClickHouse.Driver;
using ClickHouse.Driver.ADO;
using Microsoft.Extensions.Options;
using Netra.Silo.Engines;
using Netra.Silo.Resilience;

namespace Netra.Silo.ClickHouse;

/// <summary>
/// The driver's clients, made when the engine's address is known: one to read, one to write. Everything that they send goes through the engine's circuit;
/// only its probes do not.
/// </summary>
internal sealed class EngineClient : IDisposable
{
    private readonly EngineEndpoints _endpoints;
    private readonly ClickHouseOptions _options;
    private readonly HttpClient _http;
    private readonly HttpClient _probes;
    private readonly Lock _lock = new();
    private (ClickHouseClient Reader, ClickHouseClient Writer)? _clients;

    public EngineClient(EngineEndpoints endpoints, IOptions<ClickHouseOptions> options, Circuits circuits)
    {
        _endpoints = endpoints;
        _options = options.Value;
        Circuit = circuits.For(new CircuitStore("clickhouse", EngineErrors.AwayMessage, EngineErrors.IsOutage, ProbeAsync));
        var connections = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
            UseProxy = false,
            // The capability travels in the query string: no span of a request may describe it.
            ActivityHeadersPropagator = null,
        };

        // Every request has a limit of its own.
        _http = new HttpClient(new CircuitHandler(Circuit, connections)) { Timeout = Timeout.InfiniteTimeSpan };
        _probes = new HttpClient(connections, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Whether the engine answers.</summary>
    public Circuit Circuit { get; }

    /// <summary>The client for queries.</summary>
    public async ValueTask<ClickHouseClient> ReaderAsync(CancellationToken cancellationToken) =>
        (_clients ?? Connect(await _endpoints.GetAsync(cancellationToken))).Reader;

    /// <summary>The client for inserts.</summary>
    public async ValueTask<ClickHouseClient> WriterAsync(CancellationToken cancellationToken) =>
        (_clients ?? Connect(await _endpoints.GetAsync(cancellationToken))).Writer;

    /// <summary>Whether the engine runs beside this process, where compressing costs more than it saves.</summary>
    public async ValueTask<bool> IsLocalAsync(CancellationToken cancellationToken) => (await _endpoints.GetAsync(cancellationToken)).Embedded;

    /// <summary>A client of another login of the same server.</summary>
    public ClickHouseClient Make(string connectionString) => Make(connectionString, _http);

    /// <inheritdoc/>
    public void Dispose()
    {
        Circuit.Dispose();
        _clients?.Reader.Dispose();
        _clients?.Writer.Dispose();
        _probes.Dispose();
        _http.Dispose();
    }

    private ClickHouseClient Make(string connectionString, HttpClient http) => new(new ClickHouseClientSettings(connectionString)
    {
        HttpClient = http,
        Database = _options.Database,
        UseCompression = false,
        JsonReadMode = JsonReadMode.None,
        JsonWriteMode = JsonWriteMode.None,
    });

    private async Task ProbeAsync(CancellationToken cancellationToken)
    {
        using var client = Make((await _endpoints.GetAsync(cancellationToken)).ClickHouse, _probes);
        if (!await client.PingAsync(cancellationToken: cancellationToken))
        {
            throw new HttpRequestException("The engine does not answer.");
        }
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
