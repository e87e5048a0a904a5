using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using Microsoft.AspNetCore.Http;
using ZstdSharp;

namespace Netra.Embedded.Http;

/// <summary>Reads a request's body, whatever it is compressed with, up to a bound.</summary>
internal static class RequestBody
{
    /// <summary>The most bytes, decompressed. An insert is one block, so that it is stored as a whole or not at all, and must fit into memory.</summary>
    public const int MaxBytes = 1 << 30;

    /// <summary>The body.</summary>
    /// <exception cref="FrontException">It is too large or compressed with something unknown.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        await using var source = Decompress(context.Request.Body, context.Request.Headers.ContentEncoding.ToString());
        using var body = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await source.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBytes)
            {
                throw FrontException.TooLarge(MaxBytes);
            }

            body.Write(buffer, 0, read);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private static Stream Decompress(Stream body, string encoding) => encoding switch
    {
        "" or "identity" => body,
        "gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "zstd" => new DecompressionStream(body),
        "lz4" => LZ4Stream.Decode(body),
        _ => throw FrontException.BadArgument("The Content-Encoding is not known. There are gzip, deflate, br, zstd and lz4."),
    };
}
