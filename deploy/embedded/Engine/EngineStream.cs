namespace Netra.Embedded.Engine;

/// <summary>A result that comes in pieces; each piece is a whole document of the format, header included.</summary>
internal sealed class EngineStream : IDisposable
{
    private readonly nint _connection;
    private readonly EngineResult _stream;
    private readonly nint _handle;
    private bool _ended;

    public EngineStream(nint connection, nint handle)
    {
        _connection = connection;
        _handle = handle;
        _stream = EngineResult.Take(handle);
    }

    /// <summary>The next piece, or <see langword="null"/> at the end.</summary>
    /// <exception cref="EngineException">The statement failed.</exception>
    public EngineResult? Next()
    {
        if (_ended)
        {
            return null;
        }

        try
        {
            var piece = EngineResult.Take(NativeMethods.chdb_stream_fetch_result(_connection, _handle));
            if (piece.Bytes.Length > 0)
            {
                return piece;
            }

            piece.Dispose();
            _ended = true;
            return null;
        }
        catch (EngineException)
        {
            _ended = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_ended)
        {
            NativeMethods.chdb_stream_cancel_query(_connection, _handle);
        }

        _stream.Dispose();
    }
}
