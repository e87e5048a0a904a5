using ClickHouse.Driver;
using ClickHouse.Driver.Compression;
using Netra.Embedded.Tests.Engines;

namespace Netra.Embedded.Tests.Driver;

public sealed class TypeMatrixTests(EngineFixture engines)
{
    private static readonly Dictionary<string, IClickHouseCompressor?> Compressors = new()
    {
        ["none"] = null,
        ["zstd"] = new ZstdCompressor(),
        ["lz4"] = new Lz4Compressor(),
        ["gzip"] = new GZipCompressor(),
        ["brotli"] = new BrotliCompressor(),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var column in TypeMatrix.Values.Keys)
            {
                foreach (var compressor in Compressors.Keys)
                {
                    cases.Add(column, compressor);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Values_OfTypeAndCompression_RoundTrip(string column, string compression)
    {
        using var tenant = new Tenant(engines.Engine, compress: compression != "none");
        var values = TypeMatrix.Values[column];
        await tenant.Client.InsertBinaryAsync(
            "type_matrix",
            ["id", column],
            values.Select((value, i) => new object[] { (ulong)i, value! }),
            new InsertOptions { CustomSettings = tenant.Settings(), Compressor = Compressors[compression] },
            TestContext.Current.CancellationToken);

        var options = tenant.Options();
        options = new QueryOptions { CustomSettings = options.CustomSettings, AcceptEncoding = Accept(compression) };
        using var reader = await tenant.Client.ExecuteReaderAsync(
            $"SELECT `{column}` FROM type_matrix ORDER BY id", null, options, TestContext.Current.CancellationToken);
        var read = new List<object?>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            read.Add(reader.GetValue(0));
        }

        Assert.Equal(values.Select(TypeMatrix.Show), read.Select(TypeMatrix.Show));
    }

    private static string? Accept(string compression) => compression switch
    {
        "none" => null,
        "brotli" => "br",
        _ => compression,
    };
}
