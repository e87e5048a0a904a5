namespace Netra.Silo.Models;

/// <summary>Adds the operation's id to each request to the provider, and bounds what it answers.</summary>
internal sealed class ProviderHandler(bool sendsKey, int maxAnswerBytes) : DelegatingHandler
{
    // A streamed answer wraps each of its pieces into some hundred bytes.
    private const int Wrapping = 64;

    private static readonly AsyncLocal<string?> Operation = new();

    /// <summary>Names the operation of requests made from here on, in this flow.</summary>
    public static void UseOperation(string? operation) => Operation.Value = operation;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Operation.Value is { } operation)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", operation);
        }

        if (!sendsKey)
        {
            request.Headers.Authorization = null;
        }

        var response = await base.SendAsync(request, cancellationToken);
        var bounded = new StreamContent(new BoundedStream(await response.Content.ReadAsStreamAsync(cancellationToken), (long)maxAnswerBytes * Wrapping));
        foreach (var header in response.Content.Headers)
        {
            bounded.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = bounded;
        return response;
    }
}
