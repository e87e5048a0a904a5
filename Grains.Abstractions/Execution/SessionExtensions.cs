using System.Text.Json;
using Netra.Grains.Abstractions.Events;

namespace Netra.Grains.Abstractions.Execution;

/// <summary>Session values with their types.</summary>
public static class SessionExtensions
{
    /// <summary>Stores a value as JSON; without <paramref name="timeToLive"/> for 3600 s.</summary>
    public static Task StoreSessionDataAsync<T>(this IUserExecutionGrain user, string key, T value, TimeSpan? timeToLive = null)
    {
        ArgumentNullException.ThrowIfNull(user);
        return user.SetSessionJsonAsync(key, JsonSerializer.Serialize(value, EventJson.Options), timeToLive);
    }

    /// <summary>The value, or <see langword="default"/> when there is none or it has expired.</summary>
    public static async Task<T?> GetSessionDataAsync<T>(this IUserExecutionGrain user, string key)
    {
        ArgumentNullException.ThrowIfNull(user);
        return await user.GetSessionJsonAsync(key) is { } json ? JsonSerializer.Deserialize<T>(json, EventJson.Options) : default;
    }
}
