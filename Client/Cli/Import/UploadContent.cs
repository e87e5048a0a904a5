using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Netra.Client.Cli.Import;

/// <summary>One request of an import: rows flow from the file to the gateway, never held as a whole.</summary>
internal sealed class UploadContent : HttpContent
{
    private const int FlushCharacters = 64 * 1024;

    private readonly IRowSource _source;
    private readonly int _maxRows;
    private readonly Func<bool> _isAnswered;
    private readonly Action<long> _progress;

    /// <summary>A request that begins with the source's current row.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="maxRows">The most rows of the request.</param>
    /// <param name="isAnswered">Whether the gateway has answered already.</param>
    /// <param name="progress">Is told how many bytes of the file are read.</param>
    public UploadContent(IRowSource source, int maxRows, Func<bool> isAnswered, Action<long> progress)
    {
        _source = source;
        _maxRows = maxRows;
        _isAnswered = isAnswered;
        _progress = progress;
        Headers.ContentType = new MediaTypeHeaderValue(source.ContentType);
    }

    /// <summary>Where the rows sent stand in the file.</summary>
    public LineMap Lines { get; } = new();

    /// <summary>Whether the source stands on a row that was not sent.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Why the file could not be read on; HttpClient reports some of these as its own.</summary>
    public Exception? Failure { get; private set; }

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    /// <inheritdoc/>
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(_source.Head, FlushCharacters * 2);
        while (HasMore && Lines.Rows < _maxRows)
        {
            _source.WriteTo(text);
            Lines.Add(_source.Line);
            HasMore = await MoveAsync(cancellationToken);
            if (text.Length < FlushCharacters)
            {
                continue;
            }

            if (_isAnswered())
            {
                // The answer is there and is a refusal, for the body was not complete. Should it be anything else, this line makes it one.
                text.Append(_source.Refused);
                break;
            }

            await FlushAsync(stream, text, cancellationToken);
        }

        await FlushAsync(stream, text, cancellationToken);
    }

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.ReadAsync(cancellationToken);
        }
        catch (Exception failure)
        {
            Failure = failure;
            throw;
        }
    }

    private async Task FlushAsync(Stream stream, StringBuilder text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken);
        text.Clear();
        _progress(_source.Position);
    }
}
