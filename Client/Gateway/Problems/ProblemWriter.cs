using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Problems;

/// <summary>Writes problems as RFC 9457 has them, with a stable <c>code</c>.</summary>
internal static class ProblemWriter
{
    private const string ContentType = "application/problem+json";

    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    public static Task WriteAsync(HttpContext context, NetraException problem) =>
        WriteAsync(context, problem, ProblemStatus.Of(problem.Code));

    public static Task WriteAsync(HttpContext context, NetraException problem, int status)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = null;
        response.Headers.CacheControl = "no-store";
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers.RetryAfter = RetrySeconds(problem).ToString(CultureInfo.InvariantCulture);
        }

        if (status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        return response.Body.WriteAsync(ToJson(problem, status), context.RequestAborted).AsTask();
    }

    private static ReadOnlyMemory<byte> ToJson(NetraException problem, int status)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "about:blank");
            json.WriteString("title", ReasonPhrases.GetReasonPhrase(status));
            json.WriteNumber("status", status);
            json.WriteString("detail", problem.Message);
            json.WriteString("code", problem.Code);
            WriteNumber(json, "position", problem.Position);
            WriteNumber(json, "line", problem.Line);
            WriteNumber(json, "row", problem.Row);
            WriteText(json, "column", problem.Column);
            WriteText(json, "errorClass", problem.ErrorClass);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static int RetrySeconds(NetraException problem) =>
        (int)Math.Clamp(Math.Ceiling((problem.RetryAfter ?? DefaultRetryAfter).TotalSeconds), 1, 86_400);

    private static void WriteNumber(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
