namespace Netra.Grains.Isolation;

/// <summary>
/// Recognises the recovery service among callers. Its grain type is derived from its class and so the same on every silo; the service of this silo tells
/// it when it is made.
/// </summary>
internal sealed class RecoveryCaller
{
    private GrainType? _serviceType;

    /// <summary>Called by the recovery service with its own id.</summary>
    public void Introduce(GrainId service) => _serviceType = service.Type;

    /// <summary>Whether the caller is a recovery service.</summary>
    public bool Is(GrainId source) => _serviceType is { } type && source.IsSystemTarget() && source.Type == type;
}
