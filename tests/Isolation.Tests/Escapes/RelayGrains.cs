using Netra.Grains.Abstractions.Execution;
using Orleans.Concurrency;

namespace Netra.Isolation.Tests.Escapes;

/// <summary>A grain that belongs to nobody and tries to pass calls on to a user's grain.</summary>
public interface IRelayGrain : IGrainWithStringKey
{
    Task<string?> ReadAsync(string victim, string key);

    Task<string?> ReadAsGatewayAsync(string victim, string key);
}

/// <summary>The same as a stateless worker.</summary>
public interface IRelayWorker : IGrainWithStringKey
{
    Task<string?> ReadAsync(string victim, string key);
}

public sealed class RelayGrain : Grain, IRelayGrain
{
    public Task<string?> ReadAsync(string victim, string key) => GrainFactory.GetGrain<IUserDataGrain>(victim).GetSessionAsync(key);

    public Task<string?> ReadAsGatewayAsync(string victim, string key) => GrainFactory.GetGrain<IUserExecutionGrain>(victim).GetSessionJsonAsync(key);
}

[StatelessWorker]
public sealed class RelayWorker : Grain, IRelayWorker
{
    public Task<string?> ReadAsync(string victim, string key) => GrainFactory.GetGrain<IUserDataGrain>(victim).GetSessionAsync(key);
}
