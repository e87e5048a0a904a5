using System.Globalization;
using System.Security.Cryptography;
using ClickHouse.Driver;

namespace Netra.Embedded.Tests.Engines;

/// <summary>A user of the engines, known by a capability and nothing else.</summary>
public sealed class Tenant(EngineProcess engine, bool compress = false) : IDisposable
{
    /// <summary>The most rows of one insert of these tests; the driver makes one request of them.</summary>
    private const int MaxRows = 500_000;

    private readonly ClickHouseClient _client = engine.Client(compress);

    public string Capability { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    public ClickHouseClient Client => _client;

    public string Owner => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Capability)));

    public QueryOptions Options(string? queryId = null, params IEnumerable<(string Name, object Value)> settings) => new()
    {
        QueryId = queryId,
        CustomSettings = Settings(settings),
    };

    public Dictionary<string, object> Settings(params IEnumerable<(string Name, object Value)> settings)
    {
        var all = new Dictionary<string, object> { ["SQL_netra_capability"] = $"'{Capability}'" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    public async Task<object?> ScalarAsync(string sql, string? queryId = null, CancellationToken? cancellationToken = null)
    {
        var value = await _client.ExecuteScalarAsync(sql, null, Options(queryId), cancellationToken ?? TestContext.Current.CancellationToken);
        return value is DBNull ? null : value;
    }

    public async Task<long> CountAsync(string sql) => Convert.ToInt64(await ScalarAsync(sql), CultureInfo.InvariantCulture);

    public async Task InsertAsync(string table, string[] columns, IEnumerable<object?[]> rows, params IEnumerable<(string Name, object Value)> settings) =>
        await _client.InsertBinaryAsync(
            table,
            columns,
            rows!,
            new InsertOptions { CustomSettings = Settings(settings), BatchSize = MaxRows, Compressor = null },
            TestContext.Current.CancellationToken);

    public void Dispose() => _client.Dispose();
}
