using Netra.Grains.Abstractions.Data;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>A user's rows on the real engine, without a grain between.</summary>
internal sealed class EngineData(AnalysisUser user) : IUserData
{
    public ISessionData Session => throw new NotSupportedException();

    public Task<IClickHouseContext> OpenClickHouseAsync(CancellationToken cancellationToken = default) => Task.FromResult<IClickHouseContext>(new EngineContext(user));

    public Task<IRedisContext> OpenRedisAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
