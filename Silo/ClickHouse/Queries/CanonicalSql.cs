using System.Text;
using ClickHouse.Driver;
using Microsoft.Extensions.Caching.Memory;
using Netra.Grains.Data;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// Asks the engine's own parser how it reads a text. What runs is its rendering and not the user's text, so that the gate and
/// the engine cannot understand two different things.
/// </summary>
internal sealed class CanonicalSql(EngineClient engine, EngineSettings settings) : IDisposable
{
    private const long CachedCharacters = 4 * 1024 * 1024;

    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(5), 1, 16 * 1024 * 1024);

    private readonly Capability _nobody = Capability.OfNobody();
    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = CachedCharacters });

    /// <summary>The engine's rendering, on one line.</summary>
    public async Task<string> RenderAsync(string sql, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(sql, out string? known))
        {
            return known!;
        }

        var client = await engine.ReaderAsync(cancellationToken);
        var options = new QueryOptions { CustomSettings = settings.ForQuery(_nobody, Limits, limitResult: true) };
        using var answer = await client.ExecuteRawResultAsync($"SELECT formatQuerySingleLine({Literal(sql)})", options, cancellationToken);
        var rows = new RowBinaryStream(await answer.ReadAsStreamAsync());
        await rows.ReadHeaderAsync(cancellationToken);
        var read = await rows.ReadRowsAsync(1, int.MaxValue, cancellationToken);
        var canonical = read is [[string text]] ? text : throw new InvalidDataException("The engine did not render the query.");
        _cache.Set(sql, canonical, new MemoryCacheEntryOptions { Size = sql.Length + canonical.Length });
        return canonical;
    }

    /// <inheritdoc/>
    public void Dispose() => _cache.Dispose();

    // In the body and not beside it as a parameter, because a long text does not fit into a URL.
    private static string Literal(string text)
    {
        var literal = new StringBuilder("'", text.Length + 16);
        foreach (var c in text)
        {
            _ = c switch
            {
                '\\' or '\'' => literal.Append('\\').Append(c),
                '\0' => literal.Append(@"\0"),
                _ => literal.Append(c),
            };
        }

        return literal.Append('\'').ToString();
    }
}
