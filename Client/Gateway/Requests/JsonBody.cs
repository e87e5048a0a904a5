using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Netra.Client.Gateway.Requests;

/// <summary>Reads a JSON body strictly: bounded in size and depth, no duplicate names, no comments, no trailing commas.</summary>
internal static class JsonBody
{
    /// <summary>Enough for the longest message with every character escaped.</summary>
    public const int DefaultMaxBytes = 1 << 20;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    public static async Task<JsonDocument> ReadAsync(HttpContext context, int maxBytes)
    {
        RequireJson(context.Request);
        return Parse(await BoundedBody.ReadAsync(context, maxBytes), Strict);
    }

    /// <summary>Parses text that must be one JSON value.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(utf8, options);
        }
        catch (JsonException exception)
        {
            // The library's own words can repeat the text; the place is enough to find it.
            throw Refusal.Request(exception.LineNumber is { } line
                ? $"The body is not well-formed JSON: line {line + 1}, byte {(exception.BytePositionInLine ?? 0) + 1}."
                : "The body is not well-formed JSON, or names a property twice.");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in the name of a property.
            throw Refusal.Request("The body is not well-formed JSON: the name of a property is not well-formed text.");
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        if (string.IsNullOrEmpty(request.ContentType))
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !(type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadHttpRequestException("Not JSON.", StatusCodes.Status415UnsupportedMediaType);
        }
    }
}
