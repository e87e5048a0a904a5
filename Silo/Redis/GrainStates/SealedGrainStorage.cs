using Netra.Grains.Abstractions.Errors;
using Netra.Silo.Redis.Sealing;
using Netra.Silo.Secrets;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Netra.Silo.Redis.GrainStates;

/// <summary>
/// What <c>IPersistentState</c> of grains goes through on its way to Redis: states are sealed for their place, so that the files of Redis show neither what
/// they hold nor whose they are, and none opens elsewhere. The product's own grains keep nothing here: a user's state stands in the user's log.
/// </summary>
internal sealed partial class SealedGrainStorage(
    IGrainStorage inner, NetraKeys keys, GrainStateKeys places, IGrainStorageSerializer serializer, IActivatorProvider activators, ILogger<SealedGrainStorage> logger) : IGrainStorage
{
    // These grains are of no one user: there is no user's salt to seal with, nor an erase that would take it away.
    private readonly ValueSealer _sealer = new(keys, "netra-grain-state"u8.ToArray());

    /// <inheritdoc/>
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = new GrainState<SealedState>(new SealedState(), grainState.ETag);
        await inner.ReadStateAsync(stateName, grainId, stored);
        grainState.State = stored is { RecordExists: true, State.Value: { } value }
            ? serializer.Deserialize<T>(new BinaryData(Open(places.Of(stateName, grainId), value)))
            : activators.GetActivator<T>().Create();
        Take(stored, grainState);
    }

    /// <inheritdoc/>
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var value = _sealer.Seal(places.Of(stateName, grainId), serializer.Serialize(grainState.State).ToMemory().Span);
        var stored = new GrainState<SealedState>(new SealedState(value), grainState.ETag) { RecordExists = grainState.RecordExists };
        await inner.WriteStateAsync(stateName, grainId, stored);
        Take(stored, grainState);
    }

    /// <inheritdoc/>
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = new GrainState<SealedState>(new SealedState(), grainState.ETag) { RecordExists = grainState.RecordExists };
        await inner.ClearStateAsync(stateName, grainId, stored);
        grainState.State = activators.GetActivator<T>().Create();
        Take(stored, grainState);
    }

    private static void Take<T>(GrainState<SealedState> stored, IGrainState<T> grainState) =>
        (grainState.ETag, grainState.RecordExists) = (stored.ETag, stored.RecordExists);

    private byte[] Open(string place, byte[] value)
    {
        try
        {
            return _sealer.Open(place, value);
        }
        catch (SealBrokenException)
        {
            LogBroken(logger);
            throw new NetraException(ErrorCodes.Internal, "A stored state does not open. The operator finds the reason in the log.");
        }
    }

    [LoggerMessage(LogLevel.Error, "A grain's state in Redis does not open: it was changed or moved, or the sealing key it needs is missing. It was not given to anyone.")]
    private static partial void LogBroken(ILogger logger);
}
