using System.Buffers;
using System.IO.Pipelines;

namespace Netra.Client.Gateway.Ingest;

/// <summary>Cuts a body into lines of bounded length; the last one needs no line end.</summary>
internal sealed class LineReader(PipeReader pipe)
{
    public const int MaxLine = 1 << 20;

    private byte[] _buffer = new byte[4096];
    private int _length;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The current line without its end.</summary>
    public ReadOnlySpan<byte> Current => _buffer.AsSpan(0, _length).TrimEnd((byte)'\r');

    /// <summary>Goes to the next line; <see langword="false"/> at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Number++;
        while (true)
        {
            var read = await pipe.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                Keep(buffer.Slice(0, end));
                pipe.AdvanceTo(buffer.GetPosition(1, end));
                return true;
            }

            if (read.IsCompleted)
            {
                var isLine = !buffer.IsEmpty;
                Keep(buffer);
                pipe.AdvanceTo(buffer.End);
                return isLine;
            }

            RequireLength(buffer.Length);
            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private void Keep(ReadOnlySequence<byte> line)
    {
        RequireLength(line.Length);
        _length = (int)line.Length;
        if (_buffer.Length < _length)
        {
            _buffer = new byte[Math.Max(_length, _buffer.Length * 2)];
        }

        line.CopyTo(_buffer);
    }

    private void RequireLength(long length)
    {
        if (length > MaxLine)
        {
            throw DataProblem.At(Number, null, null, $"is longer than {MaxLine} bytes");
        }
    }
}
