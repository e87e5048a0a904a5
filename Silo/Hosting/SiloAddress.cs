using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Netra.Silo.Hosting;

/// <summary>Gives a silo its ports: loopback only, the one for silos kept, none for external clients unless one is set.</summary>
internal sealed class SiloAddress(IOptions<SiloHostOptions> options, SiloIdentity identity) : IConfigureOptions<EndpointOptions>
{
    /// <inheritdoc/>
    public void Configure(EndpointOptions endpoint)
    {
        endpoint.AdvertisedIPAddress = IPAddress.Loopback;
        endpoint.SiloPort = options.Value.Port == 0 ? KeptPort.Of(identity.DataDirectory, identity.Name) : options.Value.Port;
        endpoint.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, endpoint.SiloPort);
        endpoint.GatewayPort = options.Value.GatewayPort ?? 0;
        endpoint.GatewayListeningEndpoint = endpoint.GatewayPort == 0 ? null : new IPEndPoint(IPAddress.Loopback, endpoint.GatewayPort);
    }
}
