namespace Netra.Silo.Hosting;

/// <summary>Which silo this is among those of its data directory.</summary>
/// <param name="DataDirectory">The full path of the data directory.</param>
/// <param name="GatewayUrl">Where its gateway listens; no two silos share it.</param>
internal sealed record SiloIdentity(string DataDirectory, Uri GatewayUrl)
{
    /// <summary>A name that is safe in a file name.</summary>
    public string Name => $"{GatewayUrl.Host.Replace(':', '_').Trim('[', ']')}_{GatewayUrl.Port}";
}
