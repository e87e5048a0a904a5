using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using Microsoft.AspNetCore.Http;
using ZstdSharp;

namespace Netra.Embedded.Http;

/// <summary>Compresses an answer the way the client accepts, when it asks for compression.</summary>
internal static class ResponseCompression
{
    private static readonly string[] Known = ["zstd", "lz4", "gzip", "br", "deflate"];

    /// <summary>The encoding to use; empty: none.</summary>
    public static string Choose(HttpRequest request)
    {
        if (request.Query["enable_http_compression"] is not (["1"] or ["true"]))
        {
            return string.Empty;
        }

        var accepted = request.Headers.AcceptEncoding.ToString().Split(',').Select(item => item.Split(';')[0].Trim()).ToArray();
        return Known.FirstOrDefault(accepted.Contains) ?? string.Empty;
    }

    /// <summary>A stream that writes into the answer.</summary>
    public static Stream Wrap(Stream body, string encoding) => encoding switch
    {
        "zstd" => new CompressionStream(body, level: 1, leaveOpen: true),
        "lz4" => LZ4Stream.Encode(body, leaveOpen: true),
        "gzip" => new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true),
        "br" => new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true),
        "deflate" => new ZLibStream(body, CompressionLevel.Fastest, leaveOpen: true),
        _ => body,
    };
}
