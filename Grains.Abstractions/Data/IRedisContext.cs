using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Data;

/// <summary>
/// A leased view of the user's own keys. Values are JSON inside and sealed in the store, so types survive: <c>"123"</c> stays
/// text. A missing key is <see langword="default"/>; a store that cannot be reached is a <see cref="NetraException"/> with
/// <see cref="ErrorCodes.Unavailable"/>.
/// </summary>
public interface IRedisContext : IAsyncDisposable
{
    /// <summary>The value of a key.</summary>
    Task<T?> GetAsync<T>(string key, CancellationToken cancellationToken = default);

    /// <summary>Sets a key; without <paramref name="timeToLive"/> it stays.</summary>
    Task SetAsync<T>(string key, T value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default);

    /// <summary>Removes a key of any kind; whether it was there.</summary>
    Task<bool> DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Whether a key exists.</summary>
    Task<bool> ExistsAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Changes the time to live of a key; whether it was there.</summary>
    Task<bool> ExpireAsync(string key, TimeSpan? timeToLive, CancellationToken cancellationToken = default);

    /// <summary>The time to live left, or <see langword="null"/> for a key that stays or is not there.</summary>
    Task<TimeSpan?> GetTimeToLiveAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Adds to a counter, which starts at 0; its new value.</summary>
    Task<long> IncrementAsync(string key, long by = 1, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds to a counter; the same operation again, after a crash or a time-out, does not add again. It is recognised among the last ones on this counter.
    /// </summary>
    Task<long> IncrementAsync(string key, long by, OperationId operationId, CancellationToken cancellationToken = default);

    /// <summary>Sets a field of a hash.</summary>
    Task HashSetAsync<T>(string key, string field, T value, CancellationToken cancellationToken = default);

    /// <summary>A field of a hash.</summary>
    Task<T?> HashGetAsync<T>(string key, string field, CancellationToken cancellationToken = default);

    /// <summary>All fields of a hash.</summary>
    Task<IReadOnlyDictionary<string, T?>> HashGetAllAsync<T>(string key, CancellationToken cancellationToken = default);

    /// <summary>Removes a field of a hash; whether it was there.</summary>
    Task<bool> HashDeleteAsync(string key, string field, CancellationToken cancellationToken = default);

    /// <summary>Appends to a list; its new length.</summary>
    Task<long> ListPushAsync<T>(string key, T value, CancellationToken cancellationToken = default);

    /// <summary>Takes the first value of a list.</summary>
    Task<T?> ListPopAsync<T>(string key, CancellationToken cancellationToken = default);

    /// <summary>The values between two places, both included, counted from 0; negative ones from the end.</summary>
    Task<IReadOnlyList<T?>> ListRangeAsync<T>(string key, long first = 0, long last = -1, CancellationToken cancellationToken = default);

    /// <summary>Adds a member to a set; whether it is new.</summary>
    Task<bool> SetAddAsync(string key, string member, CancellationToken cancellationToken = default);

    /// <summary>Removes a member of a set; whether it was there.</summary>
    Task<bool> SetRemoveAsync(string key, string member, CancellationToken cancellationToken = default);

    /// <summary>Whether a set has a member.</summary>
    Task<bool> SetContainsAsync(string key, string member, CancellationToken cancellationToken = default);

    /// <summary>All members of a set.</summary>
    Task<IReadOnlyList<string>> SetMembersAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>The user's own keys.</summary>
    Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken = default);
}
