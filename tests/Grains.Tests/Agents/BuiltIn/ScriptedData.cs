using Netra.Grains.Abstractions.Data;

namespace Netra.Grains.Tests.Agents.BuiltIn;

/// <summary>Hands out contexts that answer queries by a script.</summary>
internal sealed class ScriptedData(Func<AnalyticsQuery, QueryResult> answer) : IUserData
{
    public ISessionData Session => throw new NotSupportedException();

    public Task<IClickHouseContext> OpenClickHouseAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IClickHouseContext>(new ScriptedStore(answer));

    public Task<IRedisContext> OpenRedisAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
