using System.Text;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Sylvan.Data.Csv;

namespace Netra.Client.Cli.Import;

/// <summary>The rows of a CSV file with a header; blank lines are skipped. Fields are passed on as they are.</summary>
internal sealed class CsvRows : IRowSource
{
    // The gateway's own bound on a record, in characters.
    private const int MaxRecord = 1 << 20;

    // The library has no switch for comments; a line that begins with this, which is no character, is refused.
    private const char NoComment = '\uFFFF';

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private readonly FileStream _file;
    private readonly CsvDataReader _csv;
    private int[] _columns = [];
    private int _width;
    private string _constants = string.Empty;
    private long _nextLine = 1;
    private long _row;

    private CsvRows(FileStream file, CsvDataReader csv)
    {
        _file = file;
        _csv = csv;
    }

    /// <inheritdoc/>
    public string ContentType => "text/csv";

    /// <inheritdoc/>
    public string Head { get; private set; } = string.Empty;

    /// <inheritdoc/>
    public string Refused => new string(',', _columns.Length + 1_000) + "\n";

    /// <inheritdoc/>
    public long HeadLine { get; private set; }

    /// <inheritdoc/>
    public long Line { get; private set; }

    /// <inheritdoc/>
    public long Position => _file.CanSeek ? _file.Position : 0;

    /// <summary>Reads the header.</summary>
    /// <exception cref="UsageException">There is none, or its columns do not fit the map.</exception>
    public static async Task<CsvRows> OpenAsync(FileStream file, string path, ColumnMap map, CancellationToken cancellationToken)
    {
        var options = new CsvDataReaderOptions
        {
            HasHeaders = false,
            Delimiter = Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? '\t' : ',',
            Comment = NoComment,
            CommentHandler = (Action<string>)(static _ => throw new DecoderFallbackException()),
            BufferSize = 64 * 1024,
            MaxBufferSize = MaxRecord,
            OwnsReader = true,
        };
        try
        {
            var rows = new CsvRows(file, await CsvDataReader.CreateAsync(new StreamReader(file, StrictUtf8), options, cancellationToken));
            await rows.ReadHeaderAsync(path, map, cancellationToken);
            return rows;
        }
        catch (Exception failure) when (failure is CsvFormatException or DecoderFallbackException)
        {
            throw GatewayProblemException.Create("invalid_data", $"The header of '{path}' {ProblemOf(failure)}.");
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await MoveAsync(cancellationToken))
            {
                return false;
            }
        }
        catch (Exception failure) when (failure is CsvFormatException or DecoderFallbackException)
        {
            throw GatewayProblemException.InvalidData(Line, _row + 1, ProblemOf(failure));
        }

        _row++;
        return _csv.RowFieldCount == _width
            ? true
            : throw GatewayProblemException.InvalidData(Line, _row, $"has {_csv.RowFieldCount} fields, and the header has {_width}");
    }

    /// <inheritdoc/>
    public void WriteTo(StringBuilder text)
    {
        var start = text.Length;
        for (var i = 0; i < _columns.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            CsvText.Append(text, _csv.GetFieldSpan(_columns[i]));
        }

        text.Append(_constants);
        if (text.Length == start)
        {
            // A blank line would be no row at all.
            text.Append("\"\"");
        }

        text.Append('\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _csv.Dispose();
        _file.Dispose();
    }

    private async Task ReadHeaderAsync(string path, ColumnMap map, CancellationToken cancellationToken)
    {
        if (!await MoveAsync(cancellationToken))
        {
            throw new UsageException($"'{path}' is empty.");
        }

        HeadLine = Line;
        _width = _csv.RowFieldCount;
        var names = Enumerable.Range(0, _width).Select(i => _csv.GetFieldSpan(i).ToString()).ToArray();
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new UsageException($"The file has two columns '{twice.Key}'.");
        }

        if (map.Sources.FirstOrDefault(name => !names.Contains(name)) is { } missing)
        {
            throw new UsageException($"The file has no column '{missing}', which --map names. It has: {string.Join(", ", names)}.");
        }

        _columns = [.. Enumerable.Range(0, _width).Where(i => map.Target(names[i]) is not null)];
        var head = new StringBuilder();
        foreach (var name in _columns.Select(i => map.Target(names[i])!).Concat(map.Constants.Keys))
        {
            CsvText.Append(head.Length == 0 ? head : head.Append(','), name);
        }

        Head = head.Append('\n').ToString();
        _constants = ConstantsOf(map);
    }

    private string ConstantsOf(ColumnMap map)
    {
        var text = new StringBuilder();
        foreach (var value in map.Constants.Values)
        {
            CsvText.Append(text.Length == 0 && _columns.Length == 0 ? text : text.Append(','), value);
        }

        return text.ToString();
    }

    /// <summary>Goes to the next record that is not a blank line, and keeps count of lines.</summary>
    private async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Line = _nextLine;
            if (!await _csv.ReadAsync(cancellationToken))
            {
                return false;
            }

            var raw = _csv.GetRawRecordSpan();
            var returns = raw.Count('\r');
            _nextLine += raw.Count('\n') + (returns == 0 ? 0 : returns - raw.Count("\r\n"));
            if (raw.ContainsAnyExcept('\r', '\n'))
            {
                return true;
            }
        }
    }

    private static string ProblemOf(Exception failure) => failure switch
    {
        CsvRecordTooLargeException => $"is longer than {MaxRecord} characters; perhaps a quote is left open",
        DecoderFallbackException => "or one soon after it is not UTF-8 text",
        _ => "is not well-formed CSV: a quoted field must end with a quote before the next comma or line end",
    };
}
