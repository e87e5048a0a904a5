namespace Netra.Client.Gateway.Health;

/// <summary>Tags of health checks.</summary>
public static class NetraHealthTags
{
    /// <summary>A check whose failure only a restart of the process can mend; the others only say whether the node is ready.</summary>
    public const string Live = "live";
}
