using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Netra.Client.Gateway.Ingest.Types;

namespace Netra.Client.Gateway.Ingest;

/// <summary>
/// Reads a JSON object per line; blank lines are skipped. A property that is null or absent is NULL in a nullable column and the
/// default elsewhere.
/// </summary>
internal sealed class NdjsonSource(PipeReader pipe, TableLayout layout) : IRecordSource
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    private readonly LineReader _lines = new(pipe);
    private readonly bool[] _used = new bool[layout.Columns.Length];
    private readonly bool[] _seen = new bool[layout.Columns.Length];
    private long _row;

    public ImmutableArray<string> Columns { get; } = [.. layout.Columns.Select(column => column.Name)];

    public int RecordSize { get; private set; }

    public bool IsUsed(int column) => _used[column];

    public async IAsyncEnumerable<ImmutableArray<object?>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _lines.ReadAsync(cancellationToken))
        {
            if (!IsBlank())
            {
                _row++;
                yield return ReadRecord();
            }
        }
    }

    private bool IsBlank() => Text().Trim(" \t"u8).IsEmpty;

    private ReadOnlySpan<byte> Text() => _lines.Number == 1 && _lines.Current.StartsWith(Encoding.UTF8.Preamble)
        ? _lines.Current[Encoding.UTF8.Preamble.Length..]
        : _lines.Current;

    private ImmutableArray<object?> ReadRecord()
    {
        var text = Text();
        RecordSize = text.Length;
        var reader = new Utf8JsonReader(text, Options);
        var values = new object?[layout.Columns.Length];
        Array.Clear(_seen);
        string? column = null;
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                throw new ValueException("is not a JSON object");
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                column = JsonText.Unescape(ref reader);
                ReadProperty(ref reader, column, values);
                column = null;
            }

            reader.Read();
        }
        catch (JsonException exception)
        {
            throw DataProblem.At(_lines.Number, _row, column, $"is not well-formed JSON at byte {(exception.BytePositionInLine ?? 0) + 1} of the line");
        }
        catch (ValueException exception)
        {
            throw DataProblem.At(_lines.Number, _row, column, exception.Message);
        }

        RequireAll();
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private void ReadProperty(ref Utf8JsonReader reader, string name, object?[] values)
    {
        if (!layout.TryFind(name, out var place))
        {
            throw new ValueException("is not a column of the table");
        }

        if (_seen[place])
        {
            throw new ValueException("is named twice");
        }

        _seen[place] = true;
        _used[place] = true;
        reader.Read();
        var target = layout.Columns[place];
        if (reader.TokenType != JsonTokenType.Null)
        {
            values[place] = target.Type.FromJson(ref reader);
        }
        else if (!target.MayBeLeftOut)
        {
            throw new ValueException($"is null, and the column has no default; expected is {target.Type.Expected}");
        }
    }

    private void RequireAll()
    {
        for (var i = 0; i < _seen.Length; i++)
        {
            if (!_seen[i] && !layout.Columns[i].MayBeLeftOut)
            {
                throw DataProblem.At(_lines.Number, _row, layout.Columns[i].Name, "is required and missing");
            }
        }
    }
}
