using System.ComponentModel.DataAnnotations;

namespace Netra.Silo.Hosting;

/// <summary>The ports of a silo. Section <c>Netra:Silo</c>.</summary>
internal sealed class SiloHostOptions
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Silo";

    /// <summary>The port that other silos call.</summary>
    /// <value>0: a free one, then kept per silo in the data directory, because a restart on another port is noticed late; default 0.</value>
    [Range(0, 65_535)]
    public int Port { get; set; }

    /// <summary>The port for external Orleans clients, such as a gateway on its own.</summary>
    /// <value>Empty: none; default empty.</value>
    [Range(1, 65_535)]
    public int? GatewayPort { get; set; }
}
