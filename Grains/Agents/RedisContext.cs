using System.Text.Json;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>A leased context on the user's keys.</summary>
internal sealed class RedisContext(IUserDataGrain user, ContextPlace place, StoreWait wait) : IRedisContext
{
    /// <inheritdoc/>
    public async Task<T?> GetAsync<T>(string key, CancellationToken cancellationToken = default) =>
        Read<T>((await SendAsync(new(KeyValueOperation.Get, key), cancellationToken)).Value);

    /// <inheritdoc/>
    public Task SetAsync<T>(string key, T value, TimeSpan? timeToLive = null, CancellationToken cancellationToken = default) =>
        SendAsync(new(KeyValueOperation.Set, key) { Value = Write(value), TimeToLive = timeToLive }, cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.Delete, key), cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.Exists, key), cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<bool> ExpireAsync(string key, TimeSpan? timeToLive, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.Expire, key) { TimeToLive = timeToLive }, cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<TimeSpan?> GetTimeToLiveAsync(string key, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.TimeToLive, key), cancellationToken)).TimeToLive;

    /// <inheritdoc/>
    public Task<long> IncrementAsync(string key, long by = 1, CancellationToken cancellationToken = default) =>
        IncrementAsync(key, by, OperationId.New(), cancellationToken);

    /// <inheritdoc/>
    public async Task<long> IncrementAsync(string key, long by, OperationId operationId, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.Increment, key) { Amount = by }, operationId, cancellationToken)).Number;

    /// <inheritdoc/>
    public Task HashSetAsync<T>(string key, string field, T value, CancellationToken cancellationToken = default) =>
        SendAsync(new(KeyValueOperation.HashSet, key) { Field = field, Value = Write(value) }, cancellationToken);

    /// <inheritdoc/>
    public async Task<T?> HashGetAsync<T>(string key, string field, CancellationToken cancellationToken = default) =>
        Read<T>((await SendAsync(new(KeyValueOperation.HashGet, key) { Field = field }, cancellationToken)).Value);

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, T?>> HashGetAllAsync<T>(string key, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.HashGetAll, key), cancellationToken)).Items.ToDictionary(item => item.Name, item => Read<T>(item.Value));

    /// <inheritdoc/>
    public async Task<bool> HashDeleteAsync(string key, string field, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.HashDelete, key) { Field = field }, cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<long> ListPushAsync<T>(string key, T value, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.ListPush, key) { Value = Write(value) }, cancellationToken)).Number;

    /// <inheritdoc/>
    public async Task<T?> ListPopAsync<T>(string key, CancellationToken cancellationToken = default) =>
        Read<T>((await SendAsync(new(KeyValueOperation.ListPop, key), cancellationToken)).Value);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<T?>> ListRangeAsync<T>(string key, long first = 0, long last = -1, CancellationToken cancellationToken = default) =>
        [.. (await SendAsync(new(KeyValueOperation.ListRange, key) { Start = first, Stop = last }, cancellationToken)).Items.Select(item => Read<T>(item.Value))];

    /// <inheritdoc/>
    public async Task<bool> SetAddAsync(string key, string member, CancellationToken cancellationToken = default) =>
        !(await SendAsync(new(KeyValueOperation.SetAdd, key) { Field = member }, cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<bool> SetRemoveAsync(string key, string member, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.SetRemove, key) { Field = member }, cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<bool> SetContainsAsync(string key, string member, CancellationToken cancellationToken = default) =>
        (await SendAsync(new(KeyValueOperation.SetContains, key) { Field = member }, cancellationToken)).Found;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SetMembersAsync(string key, CancellationToken cancellationToken = default) =>
        [.. (await SendAsync(new(KeyValueOperation.SetMembers, key), cancellationToken)).Items.Select(item => item.Name)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> KeysAsync(CancellationToken cancellationToken = default) =>
        [.. (await SendAsync(new(KeyValueOperation.Keys, string.Empty), cancellationToken)).Items.Select(item => item.Name)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => wait.GiveBackAsync(user, place.Id);

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, EventJson.Options);

    private static T? Read<T>(string? json) => json is null ? default : JsonSerializer.Deserialize<T>(json, EventJson.Options);

    private Task<KeyValueReply> SendAsync(KeyValueCommand command, CancellationToken cancellationToken) =>
        SendAsync(command, OperationId.New(), cancellationToken);

    // One operation id for all attempts: what took effect before its answer was lost does not take effect again.
    private Task<KeyValueReply> SendAsync(KeyValueCommand command, OperationId operationId, CancellationToken cancellationToken) =>
        wait.RunAsync(() => place.CallAsync(id => user.ExecuteAsync(id, command, operationId, cancellationToken)), cancellationToken);
}
