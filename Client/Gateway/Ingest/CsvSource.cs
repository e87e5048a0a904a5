using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Netra.Client.Gateway.Ingest.Types;
using Sylvan.Data.Csv;

namespace Netra.Client.Gateway.Ingest;

/// <summary>
/// Reads RFC 4180 text with a header: quotes, line breaks inside quotes, LF or CRLF, a byte order mark; blank lines are skipped.
/// The empty field is NULL in a nullable column, empty text in a text column, and the default elsewhere.
/// </summary>
internal sealed class CsvSource : IRecordSource
{
    private const int FirstBuffer = 64 * 1024;
    private const int MaxRecord = 1 << 20;

    // Stands for bytes that are not UTF-8. Unicode keeps it out of text, so the place of such bytes can be found after decoding.
    private const char Malformed = '\uFFFE';

    // The library has no switch for comments; no text has this character either, and one that does is refused.
    private const char NoComment = '\uFFFF';

    private static readonly Encoding Utf8 =
        Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, new DecoderReplacementFallback(Malformed.ToString()));

    private readonly CsvDataReader _csv;
    private ImmutableArray<ImportColumn> _columns;
    private long _line = 1;
    private long _nextLine = 1;
    private long _row;

    private CsvSource(CsvDataReader csv) => _csv = csv;

    public ImmutableArray<string> Columns { get; private set; }

    public int RecordSize { get; private set; }

    public bool IsUsed(int column) => true;

    /// <summary>Reads the header.</summary>
    public static async Task<CsvSource> OpenAsync(Stream body, TableLayout layout, CancellationToken cancellationToken)
    {
        var reader = new StreamReader(body, Utf8, detectEncodingFromByteOrderMarks: false, FirstBuffer, leaveOpen: true);
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = ',',
            Comment = NoComment,
            CommentHandler = (Action<string>)(static _ => throw new ValueException("begins with a character that is not text")),
            BufferSize = FirstBuffer,
            MaxBufferSize = MaxRecord,
        };
        CsvDataReader csv;
        try
        {
            csv = await CsvDataReader.CreateAsync(reader, options, cancellationToken);
        }
        catch (Exception exception) when (exception is CsvFormatException or ValueException)
        {
            throw DataProblem.At(1, null, null, ProblemOf(exception));
        }

        var source = new CsvSource(csv);
        await source.ReadHeaderAsync(layout, cancellationToken);
        return source;
    }

    public async IAsyncEnumerable<ImmutableArray<object?>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await MoveAsync(cancellationToken))
        {
            _row++;
            yield return ReadRecord();
        }
    }

    private async Task ReadHeaderAsync(TableLayout layout, CancellationToken cancellationToken)
    {
        if (!await MoveAsync(cancellationToken))
        {
            throw DataProblem.At(1, null, null, "is missing: the first line must name the columns");
        }

        var names = Enumerable.Range(0, _csv.RowFieldCount).Select(i => _csv.GetFieldSpan(i).ToString()).ToImmutableArray();
        _columns = CsvHeader.Resolve(names, layout, _line);
        Columns = names;
    }

    /// <summary>Goes to the next record that is not a blank line, and keeps count of lines.</summary>
    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            _line = _nextLine;
            try
            {
                if (!await _csv.ReadAsync(cancellationToken))
                {
                    return false;
                }
            }
            catch (Exception exception) when (exception is CsvFormatException or ValueException)
            {
                throw DataProblem.At(_line, RowOrHeader(_row + 1), null, ProblemOf(exception));
            }

            var raw = _csv.GetRawRecordSpan();
            _nextLine += CountLines(raw);
            RecordSize = raw.Length;
            if (raw.ContainsAnyExcept('\r', '\n'))
            {
                return true;
            }
        }
    }

    private ImmutableArray<object?> ReadRecord()
    {
        if (_csv.RowFieldCount != _columns.Length)
        {
            throw DataProblem.At(_line, _row, null, $"has {_csv.RowFieldCount} fields, and the header has {_columns.Length}");
        }

        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            try
            {
                values[i] = ReadField(_columns[i], _csv.GetFieldSpan(i));
            }
            catch (ValueException exception)
            {
                throw DataProblem.At(_line, _row, Columns[i], exception.Message);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    private static object? ReadField(ImportColumn column, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty && !column.Type.TakesEmptyText)
        {
            return column.MayBeLeftOut ? null : throw new ValueException($"is empty, and the column has no default; expected is {column.Type.Expected}");
        }

        return text.Contains(Malformed) ? throw new ValueException("is not well-formed UTF-8") : column.Type.FromText(text);
    }

    private long? RowOrHeader(long row) => Columns.IsDefault ? null : row;

    private static long CountLines(ReadOnlySpan<char> raw)
    {
        var feeds = raw.Count('\n');
        return raw.Count('\r') is var returns and > 0 ? feeds + returns - raw.Count("\r\n") : feeds;
    }

    private static string ProblemOf(Exception exception) => exception switch
    {
        ValueException => exception.Message,
        CsvRecordTooLargeException => $"is longer than {MaxRecord} characters; perhaps a quote is left open",
        _ => "is not well-formed CSV: a quoted field must end with a quote before the next comma or line end",
    };
}
