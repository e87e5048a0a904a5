using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>One connection that events arrive on, until it ends.</summary>
internal sealed class EventConnection : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _items;

    private EventConnection(HttpResponseMessage answer, Stream body, CancellationToken cancellationToken)
    {
        _answer = answer;
        _items = SseParser.Create(body).EnumerateAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>Connects.</summary>
    /// <param name="client">The gateway.</param>
    /// <param name="path">The stream.</param>
    /// <param name="lastEventId">The last sequence seen; <see langword="null"/>: none.</param>
    /// <param name="silence">How long the gateway may say nothing, before it answers or while it sends.</param>
    /// <param name="cancellationToken">Ends the connection.</param>
    public static async Task<EventConnection> OpenAsync(
        GatewayClient client, string path, string? lastEventId, TimeSpan silence, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(silence);
        try
        {
            var answer = await client.OpenAsync(HttpMethod.Get, path, content: null, lastEventId, limit.Token);
            if (answer.Content.Headers.ContentType?.MediaType != "text/event-stream")
            {
                answer.Dispose();
                throw client.NoGateway();
            }

            return new EventConnection(answer, new LiveStream(await answer.Content.ReadAsStreamAsync(limit.Token), silence), cancellationToken);
        }
        catch (OperationCanceledException silent) when (!cancellationToken.IsCancellationRequested)
        {
            throw new GatewayConnectionException($"What listens at {client.Address} does not answer.", wasReached: true, silent);
        }
    }

    /// <summary>The next event; <see langword="null"/> when the connection has ended or broke.</summary>
    public async Task<JsonObject?> NextAsync()
    {
        try
        {
            return await _items.MoveNextAsync() ? JsonNode.Parse(_items.Current.Data) as JsonObject : null;
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or JsonException)
        {
            // Not a whole event: it comes again on the next connection.
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _items.DisposeAsync();
        _answer.Dispose();
    }
}
