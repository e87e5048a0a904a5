using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Data;

/// <summary>Typed values of the user's session, shared by the user's runs and the user's own requests.</summary>
public interface ISessionData
{
    /// <summary>The value, or <see langword="default"/> when there is none or it has expired.</summary>
    Task<T?> GetAsync<T>(string key, CancellationToken cancellationToken = default);

    /// <summary>Stores a value; without <paramref name="timeToLive"/> for 3600 s.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.TooLarge"/> above 1 MiB, <see cref="ErrorCodes.LimitExceeded"/> above 10,000 keys.</exception>
    Task SetAsync<T>(string key, T value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default);

    /// <summary>The keys that have a value.</summary>
    Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken = default);

    /// <summary>Removes a value; whether it was there.</summary>
    Task<bool> RemoveAsync(string key, CancellationToken cancellationToken = default);
}
