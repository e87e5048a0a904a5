using System.ComponentModel.DataAnnotations;

namespace Netra.Client.Gateway;

/// <summary>Bounds of the gateway, per node. Section <c>Netra:Gateway</c>.</summary>
public sealed class NetraGatewayOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Netra:Gateway";

    /// <summary>Open event WebSockets of one user on this node.</summary>
    /// <value>8; 1 to 1,000. The one over it is refused with 429 before the upgrade.</value>
    [Range(1, 1_000)]
    public int MaxWebSocketsPerUser { get; set; } = 8;

    /// <summary>Open Server-Sent Events streams of one user on this node.</summary>
    /// <value>32; 1 to 1,000.</value>
    [Range(1, 1_000)]
    public int MaxEventStreamsPerUser { get; set; } = 32;

    /// <summary>How often an idle event stream sends a sign of life.</summary>
    /// <value>15 s; 1 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a client may leave the events sent to it untaken before it is cut off.</summary>
    /// <value>10 s; 1 s to 5 min.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SlowClientTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The largest body of an import, in bytes.</summary>
    /// <value>512 MiB; 1 MiB to 8 GiB.</value>
    [Range(1L << 20, 8L << 30)]
    public long MaxImportBytes { get; set; } = 512L << 20;

    /// <summary>The most rows of an import.</summary>
    /// <value>1,000,000; 1 to 10,000,000.</value>
    [Range(1, 10_000_000)]
    public int MaxImportRows { get; set; } = 1_000_000;
}
