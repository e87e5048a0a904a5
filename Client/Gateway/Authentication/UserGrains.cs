using Netra.Grains.Abstractions.Execution;

namespace Netra.Client.Gateway.Authentication;

/// <summary>The one way from a request to a grain: the caller's own, with the caller's token.</summary>
internal sealed class UserGrains(IGrainFactory grains)
{
    /// <summary>The caller's grain. The token goes with every call made in this asynchronous flow from here on.</summary>
    public IUserExecutionGrain Of(Caller caller)
    {
        CallerToken.Use(caller.Token);
        return grains.GetGrain<IUserExecutionGrain>(caller.UserId.ToGrainKey());
    }
}
