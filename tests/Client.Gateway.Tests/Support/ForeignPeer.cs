using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Netra.Client.Gateway.Tests.Support;

/// <summary>Makes every request come from another machine.</summary>
internal sealed class ForeignPeer(IPAddress address) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, go) =>
        {
            context.Connection.RemoteIpAddress = address;
            return go(context);
        });
        next(app);
    };
}
