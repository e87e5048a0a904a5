using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Netra.Client.Cli.Import;

/// <summary>One request of an import: rows flow from the file to the gateway, never held as a whole.</summary>
internal sealed class UploadContent : HttpContent
{
    /// <summary>The most rows of one request.</summary>
    public const int MaxRows = 1_000_000;

    private const int FlushBytes = 64 << 10;

    private readonly IRowSource _source;
    private readonly Action<long> _progress;
    private (string Text, int Line)? _next;

    /// <summary>A request that begins with a row already read.</summary>
    public UploadContent(IRowSource source, (string Text, int Line) first, Action<long> progress)
    {
        _source = source;
        _next = first;
        _progress = progress;
        Headers.ContentType = new MediaTypeHeaderValue(source.ContentType);
    }

    /// <summary>The file's line of each row sent, in order.</summary>
    public List<int> Lines { get; } = [];

    /// <summary>The row that the next request begins with; <see langword="null"/>: the file has ended.</summary>
    public (string Text, int Line)? Rest => _next;

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var buffer = new StringBuilder(_source.Head);
        while (_next is { } row && Lines.Count < MaxRows)
        {
            buffer.Append(row.Text);
            Lines.Add(row.Line);
            _next = await _source.NextAsync(CancellationToken.None);
            if (buffer.Length >= FlushBytes)
            {
                await FlushAsync(stream, buffer);
            }
        }

        await FlushAsync(stream, buffer);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task FlushAsync(Stream stream, StringBuilder buffer)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(buffer.ToString()));
        buffer.Clear();
        _progress(_source.Position);
    }
}
