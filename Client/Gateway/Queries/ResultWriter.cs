using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Netra.Grains.Abstractions.Data;

namespace Netra.Client.Gateway.Queries;

/// <summary>Writes a result as it goes, so that a large one never stands in memory as text.</summary>
internal static class ResultWriter
{
    private const int FlushBytes = 64 * 1024;

    // Text stays readable in every script; the content type keeps it from being taken for HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteAsync(HttpResponse response, QueryResult result, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(response.BodyWriter, Options);
        json.WriteStartObject();
        WriteColumns(json, result);
        json.WriteStartArray("rows");
        foreach (var row in result.Rows)
        {
            json.WriteStartArray();
            foreach (var value in row)
            {
                JsonValueWriter.Write(json, value);
            }

            json.WriteEndArray();
            if (json.BytesPending >= FlushBytes)
            {
                json.Flush();
                await response.BodyWriter.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteNumber("rowCount", result.Rows.Length);
        json.WriteNumber("elapsedMs", Math.Round(result.Elapsed.TotalMilliseconds, 3));
        json.WriteEndObject();
        json.Flush();
        await response.BodyWriter.FlushAsync(cancellationToken);
    }

    private static void WriteColumns(Utf8JsonWriter json, QueryResult result)
    {
        json.WriteStartArray("columns");
        foreach (var column in result.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", column.Type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
