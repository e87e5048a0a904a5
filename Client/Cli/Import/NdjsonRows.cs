using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Import;

/// <summary>The rows of a file with one JSON object a line; blank lines are skipped. Values are passed on as they are written.</summary>
internal sealed class NdjsonRows(FileStream file, ColumnMap map) : IRowSource
{
    private readonly StreamReader _reader = new(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
    private readonly HashSet<string> _unseen = new(map.Sources, StringComparer.Ordinal);
    private readonly string _constants = string.Concat(map.Constants.Select(item => $",{Name(item.Key)}:{Value(item.Value)}"));
    private readonly StringBuilder _current = new();
    private long _row;

    /// <inheritdoc/>
    public string ContentType => "application/x-ndjson";

    /// <inheritdoc/>
    public string Head => string.Empty;

    /// <inheritdoc/>
    public string Refused => "{\n";

    /// <inheritdoc/>
    public long HeadLine => 1;

    /// <inheritdoc/>
    public long Line { get; private set; }

    /// <inheritdoc/>
    public long Position => file.CanSeek ? file.Position : 0;

    /// <inheritdoc/>
    public async Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (await ReadLineAsync(cancellationToken) is { } line)
        {
            Line++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                _row++;
                Map(line);
                return true;
            }
        }

        // Rows may leave columns out, so only the end of the file says that a column is in none of them. It comes before the end of the request.
        return _row > 0 && _unseen.FirstOrDefault() is { } missing
            ? throw new UsageException($"No row of the file has '{missing}', which --map names.")
            : false;
    }

    /// <inheritdoc/>
    public void WriteTo(StringBuilder text) => text.Append(_current);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadLineAsync(cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw GatewayProblemException.InvalidData(Line + 1, _row + 1, "or one soon after it is not UTF-8 text");
        }
    }

    private void Map(string line)
    {
        _current.Clear();
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                throw GatewayProblemException.InvalidData(Line, _row, "is not a JSON object");
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                _unseen.Remove(property.Name);
                if (TargetOf(property.Name) is { } target)
                {
                    _current.Append(_current.Length == 0 ? '{' : ',').Append(Name(target)).Append(':').Append(property.Value.GetRawText());
                }
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            throw GatewayProblemException.InvalidData(Line, _row, "is not well-formed JSON");
        }

        if (_current.Length == 0)
        {
            _current.Append('{').Append(_constants.AsSpan(Math.Min(1, _constants.Length)));
        }
        else
        {
            _current.Append(_constants);
        }

        _current.Append("}\n");
    }

    private string? TargetOf(string source)
    {
        try
        {
            return map.Target(source);
        }
        catch (UsageException wrong)
        {
            throw new UsageException($"Line {Line}: {wrong.Message}");
        }
    }

    private static string Name(string name) => JsonOutput.Compact(JsonValue.Create(name));

    /// <summary>A value that is JSON is meant as JSON; anything else is text.</summary>
    private static string Value(string value)
    {
        try
        {
            return JsonOutput.Compact(JsonNode.Parse(value));
        }
        catch (JsonException)
        {
            return Name(value);
        }
    }
}
