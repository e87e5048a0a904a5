using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Client.Gateway.Events;

/// <summary>Counts the open streams of each user on this node.</summary>
internal sealed class StreamLimits(IOptions<NetraGatewayOptions> options)
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(UserId, StreamKind), int> _open = new();

    /// <summary>Takes a place; dispose what is returned to give it back.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: all places are taken.</exception>
    public IDisposable Take(UserId userId, StreamKind kind)
    {
        var limit = kind == StreamKind.WebSocket ? options.Value.MaxWebSocketsPerUser : options.Value.MaxEventStreamsPerUser;
        var key = (userId, kind);

        // Who is refused must not count for a moment either, or a place that is free is refused to the next.
        var isTaken = true;
        _open.AddOrUpdate(key, 1, (_, open) => (isTaken = open < limit) ? open + 1 : open);
        if (!isTaken)
        {
            throw new NetraException(ErrorCodes.LimitExceeded, $"There are already {limit} open event connections of this kind.") { RetryAfter = RetryAfter };
        }

        return new StreamPlace(() => Release(key));
    }

    private void Release((UserId, StreamKind) key)
    {
        // An entry at zero goes, so that users who left take no memory.
        _open.AddOrUpdate(key, 0, (_, open) => open - 1);
        _open.TryRemove(KeyValuePair.Create(key, 0));
    }
}
