using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace Netra.Client.Cli.Http;

/// <summary>The user's events over Server-Sent Events. A connection that breaks is taken up again after the last event seen: nothing is missed or repeated.</summary>
internal sealed class EventFeed(GatewayClient client)
{
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Events without end, one JSON object each.</summary>
    /// <param name="after">The last sequence already seen; <see langword="null"/>: from the oldest kept.</param>
    /// <param name="runId">Only events of this run.</param>
    /// <param name="cancellationToken">Ends the feed.</param>
    public async IAsyncEnumerable<JsonObject> ReadAsync(long? after, string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var events = ReadOnceAsync(Path(after, runId), cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(events))
            {
                after = (long)events.Current["sequence"]!;
                yield return events.Current;
            }

            await Task.Delay(RetryPause, cancellationToken);
        }
    }

    private static async Task<bool> NextAsync(IAsyncEnumerator<JsonObject> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or GatewayProblemException { Code: "unavailable" })
        {
            return false;
        }
    }

    private static string Path(long? after, string? runId)
    {
        var query = new List<string>();
        if (after is { } seen)
        {
            query.Add($"after={seen.ToString(CultureInfo.InvariantCulture)}");
        }

        if (runId is not null)
        {
            query.Add($"runId={Uri.EscapeDataString(runId)}");
        }

        return query.Count == 0 ? "/v1/events" : "/v1/events?" + string.Join('&', query);
    }

    private async IAsyncEnumerable<JsonObject> ReadOnceAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var answer = await client.OpenAsync(HttpMethod.Get, path, content: null, cancellationToken);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            yield return JsonNode.Parse(item.Data)!.AsObject();
        }
    }
}
