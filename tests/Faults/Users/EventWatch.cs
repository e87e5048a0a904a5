using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Net.WebSockets;

namespace Netra.Faults.Users;

/// <summary>
/// Watches a user's events, over a WebSocket or as Server-Sent Events. It hangs up at random moments, and resumes on any node after the last sequence
/// that it saw.
/// </summary>
internal sealed class EventWatch(RetryingClient client, EventHistory history, HttpClient http, Random random)
{
    private static readonly TimeSpan LongestConnection = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<string> _refusals = [];

    /// <summary>How often it connected.</summary>
    public int Connections { get; private set; }

    /// <summary>Refusals that no client should have to see.</summary>
    public IReadOnlyList<string> Refusals => _refusals;

    /// <summary>Watches until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var connection = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var (lasting, socket) = Draw();
            connection.CancelAfter(lasting);
            try
            {
                Connections++;
                await (socket ? WatchSocketAsync(connection.Token) : WatchStreamAsync(connection.Token));
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or WebSocketException or OperationCanceledException)
            {
                // It hung up, or the node is gone.
            }

            await Task.WhenAny(Task.Delay(Pause, cancellationToken));
        }
    }

    private (TimeSpan Lasting, bool Socket) Draw()
    {
        lock (random)
        {
            return (TimeSpan.FromMilliseconds(200) + (random.NextDouble() * LongestConnection), random.Next(2) == 0);
        }
    }

    private string Path() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/v1/events?after={history.Last}");

    private async Task WatchStreamAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.AnyNode(), Path()));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await client.TokenAsync(cancellationToken));
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            Refused((int)answer.StatusCode);
            return;
        }

        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            history.Add(SeenEvent.Parse(item.Data));
        }
    }

    private async Task WatchSocketAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", $"Bearer {await client.TokenAsync(cancellationToken)}");
        socket.Options.CollectHttpResponseDetails = true;
        var address = new UriBuilder(new Uri(client.AnyNode(), Path())) { Scheme = "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            Refused((int)socket.HttpStatusCode);
            return;
        }

        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                Closed(socket);
                return;
            }

            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
            {
                history.Add(SeenEvent.Parse(System.Text.Encoding.UTF8.GetString(message.GetBuffer(), 0, (int)message.Length)));
                message.SetLength(0);
            }
        }
    }

    private void Refused(int status)
    {
        if (status is not (503 or 429))
        {
            _refusals.Add($"GET {Path()}: {status}");
        }
    }

    // 1001: the node goes away; 1011 asks to resume; 4408: too slow, resume.
    private void Closed(ClientWebSocket socket)
    {
        if (socket.CloseStatus is { } status && (int)status is not (1001 or 1011 or 4408))
        {
            _refusals.Add($"GET {Path()}: closed with {(int)status} {socket.CloseStatusDescription}");
        }
    }
}
