using System.Globalization;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Commands;
using Netra.Client.Cli.Http;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Import;

/// <summary>Sends a file, some rows a request. Each request is stored as a whole or not at all.</summary>
/// <param name="client">The gateway.</param>
/// <param name="table">The table.</param>
/// <param name="map">What becomes of the columns.</param>
/// <param name="maxRows">The most rows of a request.</param>
internal sealed class FileImport(GatewayClient client, string table, ColumnMap map, int maxRows = FileImport.MaxRows)
{
    /// <summary>The gateway takes no more rows in one request.</summary>
    public const int MaxRows = 1_000_000;

    /// <summary>Rows stored so far.</summary>
    public long Stored { get; private set; }

    /// <summary>Sends the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="progress">Is told how many bytes of the file are read.</param>
    /// <param name="cancellationToken">Stops; the request under way is not stored.</param>
    /// <exception cref="UsageException">The file is not there, has no rows, or does not fit the map.</exception>
    /// <exception cref="GatewayProblemException">Data does not fit; the problem names line, row and column of the file.</exception>
    /// <exception cref="GatewayConnectionException">The gateway cannot be reached.</exception>
    public async Task RunAsync(string path, Action<long> progress, CancellationToken cancellationToken)
    {
        using var source = await SourceFile.OpenAsync(path, map, cancellationToken);
        if (!await source.ReadAsync(cancellationToken))
        {
            throw new UsageException($"'{path}' has no rows.");
        }

        for (var hasMore = true; hasMore;)
        {
            using var content = new UploadContent(source, maxRows, () => client.IsAnswered, progress);
            try
            {
                Stored += await SendAsync(content, source.HeadLine, cancellationToken);
            }
            catch (UsageException wrong)
            {
                throw new UsageException(wrong.Message + StoredNote());
            }
            catch (GatewayProblemException problem)
            {
                throw problem.With(problem.Message + StoredNote());
            }
            catch (GatewayConnectionException lost) when (lost.WasReached)
            {
                throw new GatewayConnectionException($"{lost.Message} Whether the rows being sent were stored is not known.{StoredNote()}", lost.WasReached, lost);
            }

            hasMore = content.HasMore;
        }
    }

    /// <summary>What is stored although the rest is not; empty when nothing is.</summary>
    public string StoredNote() => Stored switch
    {
        0 => string.Empty,
        1 => " The first row of the file is stored.",
        _ => $" The first {Terminal.Count(Stored, "row")} of the file are stored.",
    };

    private async Task<long> SendAsync(UploadContent content, long headLine, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendForJsonAsync(HttpMethod.Post, $"/v1/ingest/{Uri.EscapeDataString(table)}", content, cancellationToken);
            return JsonOutput.Integer((answer as JsonObject)?["rows"]) ?? throw client.NoGateway();
        }
        catch (GatewayConnectionException) when (content.Failure is IOException)
        {
            throw new UsageException("The file could not be read to its end.");
        }
        catch (GatewayProblemException problem) when (problem.Number("line") is { } line)
        {
            // A problem that this side found speaks of the file already.
            throw problem.Status == 0 ? problem : Translate(problem, line, content.Lines, headLine);
        }
    }

    /// <summary>What the gateway saw is what was sent; what the person has is the file.</summary>
    private GatewayProblemException Translate(GatewayProblemException problem, long sentLine, LineMap lines, long headLine)
    {
        var row = problem.Number("row");
        var line = (row is { } sentRow ? lines.LineOf(sentRow) : headLine) ?? sentLine;
        var sentColumn = problem.Text("column");
        var column = sentColumn is null ? null : map.Source(sentColumn);
        var detail = problem.Message;

        // The text begins with the same place.
        var sentPlace = PlaceOf(sentLine, sentColumn);
        if (detail.StartsWith(sentPlace, StringComparison.Ordinal))
        {
            detail = PlaceOf(line, column) + detail[sentPlace.Length..];
        }

        problem.Problem["line"] = line;
        if (row is not null)
        {
            problem.Problem["row"] = row + Stored;
        }

        if (column is not null)
        {
            problem.Problem["column"] = column;
        }

        return problem.With(detail);
    }

    private static string PlaceOf(long line, string? column) =>
        string.Create(CultureInfo.InvariantCulture, $"Line {line}") + (column is null ? ":" : $", column '{column}':");
}
