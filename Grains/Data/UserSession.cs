using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Execution;

namespace Netra.Grains.Data;

/// <summary>The session values of a user, the same for the user's requests and the user's agents.</summary>
internal sealed class UserSession(IUserKeyValueStore store, UserLimits limits)
{
    private readonly KeyValueLimits _limits = new(limits.SessionValueBytes, limits.SessionKeys);

    /// <summary>The value as JSON, or <see langword="null"/>.</summary>
    public async Task<string?> GetAsync(string key) => (await ExecuteAsync(new KeyValueCommand(KeyValueOperation.Get, key))).Value;

    /// <summary>Stores a value.</summary>
    public Task SetAsync(string key, string json, TimeSpan? timeToLive)
    {
        if (timeToLive <= TimeSpan.Zero)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "The time to live must be above zero.");
        }

        if (Encoding.UTF8.GetByteCount(json) > limits.SessionValueBytes)
        {
            throw new NetraException(ErrorCodes.TooLarge, $"A session value may have {limits.SessionValueBytes} bytes.");
        }

        ThrowUnlessJson(json);
        return ExecuteAsync(new KeyValueCommand(KeyValueOperation.Set, key) { Value = json, TimeToLive = timeToLive ?? limits.SessionTimeToLive });
    }

    /// <summary>Removes a value; whether it was there.</summary>
    public async Task<bool> RemoveAsync(string key) => (await ExecuteAsync(new KeyValueCommand(KeyValueOperation.Delete, key))).Found;

    /// <summary>The keys.</summary>
    public async Task<ImmutableArray<string>> KeysAsync() =>
        [.. (await ExecuteAsync(new KeyValueCommand(KeyValueOperation.Keys, string.Empty))).Items.Select(item => item.Name)];

    private static void ThrowUnlessJson(string json)
    {
        try
        {
            using var _ = JsonDocument.Parse(json);
        }
        catch (JsonException)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, "A session value must be JSON.");
        }
    }

    private Task<KeyValueReply> ExecuteAsync(KeyValueCommand command) =>
        store.ExecuteAsync(KeyValueArea.Session, command, _limits, OperationId.New(), CancellationToken.None);
}
