using System.Text.Json.Nodes;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;

namespace Netra.Client.Cli.Import;

/// <summary>Sends a file, a million rows a request. Each request is stored as a whole or not at all.</summary>
internal sealed class FileImport(GatewayClient client, string table, ColumnMap map)
{
    /// <summary>Sends the file; the number of rows stored.</summary>
    /// <exception cref="GatewayProblemException">A request was refused; the problem names line, row and column of the file.</exception>
    public async Task<long> RunAsync(string path, Action<long> progress, CancellationToken cancellationToken)
    {
        using var source = Open(path);
        long stored = 0;
        var next = await source.NextAsync(cancellationToken) ?? throw new UsageException($"'{path}' has no rows.");
        for ((string, int)? first = next; first is { } row;)
        {
            using var content = new UploadContent(source, row, progress);
            stored += await SendAsync(content, stored, cancellationToken);
            first = content.Rest;
        }

        return stored;
    }

    private IRowSource Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file '{path}'.");
        }

        return Path.GetExtension(path).ToUpperInvariant() is ".NDJSON" or ".JSONL" or ".JSON" ? new NdjsonRows(path, map) : new CsvRows(path, map);
    }

    private async Task<long> SendAsync(UploadContent content, long before, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(HttpMethod.Post, $"/v1/ingest/{Uri.EscapeDataString(table)}", content, cancellationToken);
            return (long)JsonNode.Parse(answer)!["rows"]!;
        }
        catch (GatewayProblemException problem)
        {
            // What the gateway saw is what was sent; what the person has is the file.
            if (problem.Number("row") is { } row && row >= 1 && row <= content.Lines.Count)
            {
                problem.Problem["row"] = before + row;
                problem.Problem["line"] = content.Lines[(int)row - 1];
            }

            if ((string?)problem.Problem["column"] is { } column)
            {
                problem.Problem["column"] = map.Source(column);
            }

            if (before > 0)
            {
                problem.Problem["detail"] = $"{problem.Message} The {before} rows before this request are stored.";
            }

            throw;
        }
    }
}
