using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Data;

/// <summary>The data of the one user an agent works for. Nothing here takes a user id: whose data it is was decided by the grain key.</summary>
public interface IUserData
{
    /// <summary>Typed values of the user's session.</summary>
    ISessionData Session { get; }

    /// <summary>Opens a context on the user's rows; dispose it to give its place back.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: all places are taken; live contexts are never disturbed.</exception>
    Task<IClickHouseContext> OpenClickHouseAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens a context on the user's keys; dispose it to give its place back.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.LimitExceeded"/>: all places are taken; live contexts are never disturbed.</exception>
    Task<IRedisContext> OpenRedisAsync(CancellationToken cancellationToken = default);
}
