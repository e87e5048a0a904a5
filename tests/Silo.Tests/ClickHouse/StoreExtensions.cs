using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Data;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>Short forms for tests.</summary>
internal static class StoreExtensions
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<QueryResult> QueryAsync(this IUserAnalyticsStore store, string sql) => store.QueryAsync(new AnalyticsQuery(sql), StoreHost.Limits, Token);

    public static async Task<object?> ScalarAsync(this IUserAnalyticsStore store, string sql) => Assert.Single(Assert.Single((await store.QueryAsync(sql)).Rows));

    public static async Task<object?> ScalarAsync(this IUserAnalyticsStore store, AnalyticsQuery query) =>
        Assert.Single(Assert.Single((await store.QueryAsync(query, StoreHost.Limits, Token)).Rows));

    public static Task<long> InsertAsync(this IUserAnalyticsStore store, OperationId operation, params string[] workloads) =>
        store.InsertAsync("workload_events", ["timestamp", "workload_id"], [.. workloads.Select(w => ImmutableArray.Create<object?>("2026-11-23T10:00:00Z", w))], operation, Token);

    public static Task<long> InsertAsync(this IUserAnalyticsStore store, string[] columns, params object?[][] rows) =>
        store.InsertAsync("workload_events", [.. columns], [.. rows.Select(r => ImmutableArray.Create(r))], OperationId.New(), Token);

    public static async Task<NetraException> FailsAsync(this Task work, string code)
    {
        var failure = await Assert.ThrowsAsync<NetraException>(() => work);
        Assert.True(code == failure.Code, $"{failure.Code} ({failure.ErrorClass}): {failure.Message}");
        return failure;
    }
}
