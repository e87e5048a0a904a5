using System.Collections.Immutable;
using System.Text;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse.Values;

namespace Netra.Silo.ClickHouse.Queries;

/// <summary>
/// Rows out of a <c>RowBinaryWithNamesAndTypes</c> body. Bytes are awaited, so that no thread is held by a slow query and a
/// cancelled one ends at once; values are read from what has arrived.
/// </summary>
internal sealed class RowBinaryStream(Stream body)
{
    /// <summary>The largest row, so that one value cannot fill the memory of all users.</summary>
    private const int MaxRowBytes = 64 * 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;
    private ValueReader[] _readers = [];

    /// <summary>The columns; known after <see cref="ReadHeaderAsync"/>.</summary>
    public ImmutableArray<ColumnInfo> Columns { get; private set; } = [];

    /// <summary>Bytes of the rows read so far.</summary>
    public long RowBytes { get; private set; }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads names and types. A result without columns has no header.</summary>
    public async Task ReadHeaderAsync(CancellationToken cancellationToken)
    {
        while (!TryReadHeader())
        {
            if (!await FillAsync(cancellationToken))
            {
                if (_end > _start)
                {
                    throw EndedEarly();
                }

                return;
            }
        }

        _readers = [.. Columns.Select(c => ValueReaders.For(SqlType.Parse(c.Type)))];
    }

    /// <summary>The next rows, at most so many and at most about so many bytes; empty at the end.</summary>
    public async Task<ImmutableArray<ImmutableArray<object?>>> ReadRowsAsync(int maxRows, int maxBytes, CancellationToken cancellationToken)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<object?>>();
        var limit = RowBytes + maxBytes;
        while (rows.Count < maxRows && RowBytes < limit)
        {
            if (TryReadRow(out var row))
            {
                rows.Add(row);
            }
            else if (!await FillAsync(cancellationToken))
            {
                if (_end > _start)
                {
                    throw EndedEarly();
                }

                break;
            }
        }

        return rows.ToImmutable();
    }

    private bool TryReadHeader()
    {
        var reader = new RowBinaryReader(Unread);
        var count = reader.Length();
        var texts = new List<string>();
        for (var i = 0; i < 2L * count && !reader.IsShort; i++)
        {
            texts.Add(Encoding.UTF8.GetString(reader.Bytes()));
        }

        if (reader.IsShort)
        {
            return false;
        }

        Columns = [.. texts.Take(count).Zip(texts.Skip(count), (name, type) => new ColumnInfo(name, type))];
        _start += reader.Position;
        return true;
    }

    private bool TryReadRow(out ImmutableArray<object?> row)
    {
        row = [];
        if (_start == _end || MidStreamError.MayBegin(Unread, !_ended))
        {
            return false;
        }

        var reader = new RowBinaryReader(Unread);
        var values = ImmutableArray.CreateBuilder<object?>(_readers.Length);
        foreach (var read in _readers)
        {
            values.Add(read(ref reader));
            if (reader.IsShort)
            {
                return false;
            }
        }

        _start += reader.Position;
        RowBytes += reader.Position;
        row = values.MoveToImmutable();
        return true;
    }

    /// <summary>Waits for more bytes; <see langword="false"/> at the end of the body.</summary>
    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return false;
        }

        MakeRoom();
        int count;
        try
        {
            count = await body.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        }
        catch (IOException) when (MidStreamError.Find(Unread) is { } found)
        {
            // A server cuts the connection right after the error.
            throw new EngineException(found);
        }

        _end += count;
        _ended = count == 0;
        return !_ended;
    }

    private void MakeRoom()
    {
        Unread.CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end > _buffer.Length / 2)
        {
            if (_buffer.Length > MaxRowBytes)
            {
                throw new NetraException(ErrorCodes.QueryLimitExceeded, "One row of the result is larger than 64 MiB.");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    private Exception EndedEarly() => MidStreamError.Find(Unread) is { } found
        ? new EngineException(found)
        : new IOException("The engine's answer ended in the middle of a row.");
}
