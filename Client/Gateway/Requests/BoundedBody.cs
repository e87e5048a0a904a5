using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Netra.Grains.Abstractions.Errors;

namespace Netra.Client.Gateway.Requests;

/// <summary>Reads a small body whole.</summary>
internal static class BoundedBody
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The body without a byte order mark. Well-formed UTF-8, or refused.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int maxBytes)
    {
        // The bound is kept here. The server's own would cut the connection, and a client that is still sending would
        // see that instead of the answer; as it is, the server reads on for some seconds and drops what it reads.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (context.Request.ContentLength > maxBytes)
        {
            throw TooLarge(maxBytes);
        }

        var body = await ReadAllAsync(context, maxBytes);
        RequireUtf8(body.Span);
        return body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(HttpContext context, int maxBytes)
    {
        using var body = new MemoryStream();
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (body.Length + read.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                throw TooLarge(maxBytes);
            }

            foreach (var segment in read.Buffer)
            {
                body.Write(segment.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return body.ToArray();
            }
        }
    }

    private static void RequireUtf8(ReadOnlySpan<byte> body)
    {
        try
        {
            StrictUtf8.GetCharCount(body);
        }
        catch (DecoderFallbackException)
        {
            throw Refusal.Request("The body is not well-formed UTF-8.");
        }
    }

    private static NetraException TooLarge(int maxBytes) => Refusal.TooLarge($"The body is larger than {maxBytes} bytes.");
}
