using System.IO.Compression;
using K4os.Compression.LZ4.Streams;
using Microsoft.AspNetCore.Http;
using ZstdSharp;

namespace Netra.Embedded.Http;

/// <summary>A request's body, decompressed while it is read and bounded, whatever it says about its size.</summary>
internal sealed class RequestBody(Stream source) : Stream
{
    /// <summary>The most bytes, decompressed. An insert is one block, so that it is stored as a whole or not at all, and must fit into memory.</summary>
    public const int MaxBytes = (512 << 20) + (1 << 20);

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="FrontException">It is compressed with something unknown.</exception>
    public static RequestBody Open(HttpRequest request) => new(request.Headers.ContentEncoding.ToString() switch
    {
        "" or "identity" => request.Body,
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        "br" => new BrotliStream(request.Body, CompressionMode.Decompress),
        "zstd" => new DecompressionStream(request.Body),
        "lz4" => LZ4Stream.Decode(request.Body),
        _ => throw FrontException.BadArgument("The Content-Encoding is not known. There are gzip, deflate, br, zstd and lz4."),
    });

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer, cancellationToken);
        _read += read;
        return _read <= MaxBytes ? read : throw FrontException.TooLarge(MaxBytes);
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            source.Dispose();
        }

        base.Dispose(disposing);
    }
}
