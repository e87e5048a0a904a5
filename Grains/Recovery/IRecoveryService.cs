using Orleans.Services;

namespace Netra.Grains.Recovery;

/// <summary>The recovery service, as Orleans registers it. It answers no calls.</summary>
internal interface IRecoveryService : IGrainService
{
}
