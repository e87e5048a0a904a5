using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Agents;

/// <summary>Typed session values through the user's grain.</summary>
internal sealed class SessionData(IUserDataGrain user, StoreWait wait) : ISessionData
{
    /// <inheritdoc/>
    public async Task<T?> GetAsync<T>(string key, CancellationToken cancellationToken = default) =>
        await wait.RunAsync(() => user.GetSessionAsync(key), cancellationToken) is { } json ? JsonSerializer.Deserialize<T>(json, EventJson.Options) : default;

    /// <inheritdoc/>
    public Task SetAsync<T>(string key, T value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        wait.RunAsync(
            async () =>
            {
                await user.SetSessionAsync(key, JsonSerializer.Serialize(value, EventJson.Options), timeToLive);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken = default) =>
        await wait.RunAsync(() => user.ListSessionKeysAsync(), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        wait.RunAsync(() => user.RemoveSessionAsync(key), cancellationToken);
}
