using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Commands;

namespace Netra.Client.Cli.Import;

/// <summary>The rows of a file with one JSON object a line.</summary>
internal sealed class NdjsonRows(string path, ColumnMap map) : IRowSource
{
    private readonly FileStream _file = File.OpenRead(path);
    private StreamReader? _reader;
    private int _line;

    /// <inheritdoc/>
    public string ContentType => "application/x-ndjson";

    /// <inheritdoc/>
    public long Position => _file.Position;

    /// <inheritdoc/>
    public string Head => string.Empty;

    /// <inheritdoc/>
    public async Task<(string Text, int Line)?> NextAsync(CancellationToken cancellationToken)
    {
        _reader ??= new StreamReader(_file);
        while (await _reader.ReadLineAsync(cancellationToken) is { } line)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                return (Mapped(line) + "\n", _line);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader?.Dispose();
        _file.Dispose();
    }

    private string Mapped(string line)
    {
        JsonObject row;
        try
        {
            row = JsonNode.Parse(line) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new UsageException($"Line {_line} of '{path}' is not a JSON object.");
        }

        var mapped = new JsonObject();
        foreach (var (name, value) in row)
        {
            if (map.Target(name) is { } target)
            {
                mapped[target] = value?.DeepClone();
            }
        }

        foreach (var (name, value) in map.Constants)
        {
            mapped[name] = value;
        }

        return mapped.ToJsonString();
    }
}
