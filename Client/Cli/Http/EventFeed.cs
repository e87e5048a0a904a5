using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Netra.Client.Cli.Output;

namespace Netra.Client.Cli.Http;

/// <summary>
/// The user's events over Server-Sent Events. A connection that breaks is taken up again after the last event seen: nothing is missed or
/// repeated. Only what cannot be mended by waiting, or takes longer than <paramref name="patience"/>, is an error.
/// </summary>
/// <param name="client">The gateway.</param>
/// <param name="patience">How long to try to get a lost connection back; <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</param>
/// <param name="notice">Is told when a connection is lost and tried again.</param>
/// <param name="time">The clock.</param>
/// <param name="silence">How long a connection may be silent before another is tried; the gateway gives a sign of life every 15 s.</param>
internal sealed class EventFeed(GatewayClient client, TimeSpan patience, Action<string> notice, TimeProvider time, TimeSpan? silence = null)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private TimeSpan _pause = FirstPause;

    /// <summary>Events without end, one JSON object each.</summary>
    /// <param name="after">The last sequence already seen; <see langword="null"/>: from the oldest kept.</param>
    /// <param name="runId">Only events of this run.</param>
    /// <param name="cancellationToken">Ends the feed.</param>
    /// <exception cref="GatewayProblemException">The gateway refuses.</exception>
    /// <exception cref="GatewayConnectionException">It cannot be reached.</exception>
    public async IAsyncEnumerable<JsonObject> ReadAsync(long? after, string? runId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = PathOf(after, runId);
        var seen = after;
        var connection = await EventConnection.OpenAsync(client, path, lastEventId: null, silence ?? LongestSilence, cancellationToken);
        while (true)
        {
            await using (connection)
            {
                while (await connection.NextAsync() is { } stored)
                {
                    _pause = FirstPause;
                    if (JsonOutput.Integer(stored["sequence"]) is { } sequence && (seen is null || sequence > seen))
                    {
                        seen = sequence;
                        yield return stored;
                    }
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
            client.MoveOn();
            await PauseAsync(cancellationToken);
            connection = await ReconnectAsync(path, seen?.ToString(CultureInfo.InvariantCulture), cancellationToken);
        }
    }

    private async Task<EventConnection> ReconnectAsync(string path, string? lastEventId, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                return await EventConnection.OpenAsync(client, path, lastEventId, silence ?? LongestSilence, cancellationToken);
            }
            catch (Exception failure) when (IsPassing(failure) && (patience == Timeout.InfiniteTimeSpan || time.GetElapsedTime(start) < patience))
            {
                client.MoveOn();
                if (isFirst)
                {
                    notice($"The connection was lost; trying to go on{(lastEventId is null ? string.Empty : $" after event {lastEventId}")} …");
                }
            }

            await PauseAsync(cancellationToken);
        }
    }

    private async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_pause, time, cancellationToken);
        _pause = _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
    }

    // "Not now" is worth waiting for; any other refusal stands.
    private static bool IsPassing(Exception failure) => failure is GatewayConnectionException or GatewayProblemException { Status: 429 or 502 or 503 or 504 };

    private static string PathOf(long? after, string? runId)
    {
        var query = new List<string>();
        if (after is { } seen)
        {
            query.Add(string.Create(CultureInfo.InvariantCulture, $"after={seen}"));
        }

        if (runId is not null)
        {
            query.Add($"runId={Uri.EscapeDataString(runId)}");
        }

        return query.Count == 0 ? "/v1/events" : "/v1/events?" + string.Join('&', query);
    }
}
