using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Agents;

/// <summary>An agent's way to its user's data: the grain of the user that the agent's own key names.</summary>
internal sealed class UserData(IUserDataGrain user, AgentExecution execution, StoreWait wait) : IUserData
{
    /// <inheritdoc/>
    public ISessionData Session { get; } = new SessionData(user, wait);

    /// <inheritdoc/>
    public async Task<IClickHouseContext> OpenClickHouseAsync(CancellationToken cancellationToken = default) =>
        new ClickHouseContext(user, await OpenAsync(ContextKind.ClickHouse, new ContextUser(execution, StepJournal.Current), cancellationToken), wait);

    /// <inheritdoc/>
    public async Task<IRedisContext> OpenRedisAsync(CancellationToken cancellationToken = default) =>
        new RedisContext(user, await OpenAsync(ContextKind.Redis, opener: null, cancellationToken), wait);

    private async Task<ContextPlace> OpenAsync(ContextKind kind, ContextUser? opener, CancellationToken cancellationToken)
    {
        Task<ContextLease> TakeAsync(CancellationToken token) => wait.RunAsync(() => user.OpenContextAsync(kind, opener), token);

        return new ContextPlace(await TakeAsync(cancellationToken), () => TakeAsync(CancellationToken.None));
    }
}
