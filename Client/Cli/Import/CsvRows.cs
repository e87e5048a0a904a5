using Netra.Client.Cli.Commands;
using Sylvan.Data.Csv;

namespace Netra.Client.Cli.Import;

/// <summary>The rows of a CSV file with a header.</summary>
internal sealed class CsvRows : IRowSource
{
    private readonly FileStream _file;
    private readonly CsvDataReader _reader;
    private readonly int[] _columns;
    private readonly string _constants;
    private int _line = 1;

    /// <summary>Opens a file and checks its header.</summary>
    /// <exception cref="UsageException">The file has no rows, or its columns do not fit the map.</exception>
    public CsvRows(string path, ColumnMap map)
    {
        _file = File.OpenRead(path);
        try
        {
            _reader = CsvDataReader.Create(new StreamReader(_file), new CsvDataReaderOptions { HasHeaders = true, BufferSize = 1 << 20, ResultSetMode = ResultSetMode.SingleResult });
        }
        catch (Exception failure) when (failure is CsvMissingHeadersException or CsvFormatException)
        {
            _file.Dispose();
            throw new UsageException($"'{path}' has no header line to read.");
        }

        var sources = Enumerable.Range(0, _reader.FieldCount).Select(_reader.GetName).ToArray();
        map.Check(sources);
        _columns = [.. Enumerable.Range(0, sources.Length).Where(i => map.Target(sources[i]) is not null)];
        Head = string.Join(',', _columns.Select(i => map.Target(sources[i])!).Concat(map.Constants.Keys).Select(Field)) + "\n";
        _constants = string.Concat(map.Constants.Values.Select(value => "," + Field(value)));
    }

    /// <inheritdoc/>
    public string ContentType => "text/csv";

    /// <inheritdoc/>
    public long Position => _file.Position;

    /// <inheritdoc/>
    public string Head { get; }

    /// <inheritdoc/>
    public async Task<(string Text, int Line)?> NextAsync(CancellationToken cancellationToken)
    {
        if (!await _reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var line = _line + 1;
        for (var i = 0; i < _reader.RowFieldCount; i++)
        {
            _line += _reader.GetString(i).AsSpan().Count('\n');
        }

        _line++;
        return (string.Join(',', _columns.Select(i => i < _reader.RowFieldCount ? Field(_reader.GetString(i)) : string.Empty)) + _constants + "\n", line);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _file.Dispose();
    }

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
