using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Results;
using Netra.Grains.Data;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>A fresh user with rows on the real engine; queries go through the gate as anybody's do.</summary>
internal sealed class AnalysisUser : IAnalysisQueries
{
    private static readonly QueryLimits Limits = new(TimeSpan.FromSeconds(60), 100_000, 32 * 1024 * 1024);

    private readonly IUserAnalyticsStore _store;

    private AnalysisUser(NetraCluster cluster)
    {
        Name = NetraCluster.NewUser("analyses");
        _store = cluster.Cluster.Silos[0].ServiceProvider.GetRequiredService<IUserAnalyticsStoreFactory>().For(UserId.Parse(Name), generation: 0);
    }

    public string Name { get; }

    public static async Task<AnalysisUser> WithAsync(NetraCluster cluster, IEnumerable<SampleEvent> events)
    {
        var user = new AnalysisUser(cluster);
        var rows = events.Select(sample => sample.Cells()).ToList();
        if (rows.Count > 0)
        {
            await user._store.InsertAsync("workload_events", SampleEvent.Columns, rows, OperationId.New(), TestContext.Current.CancellationToken);
        }

        return user;
    }

    /// <summary>Stores rows under an operation.</summary>
    public Task<long> InsertAsync(InsertBatch batch, OperationId operation) =>
        _store.InsertAsync(batch.Table, batch.Columns, batch.Rows, operation, TestContext.Current.CancellationToken);

    public Task<QueryResult> QueryAsync(AnalyticsQuery query) => _store.QueryAsync(query, Limits, TestContext.Current.CancellationToken);

    public async Task<QueryTable> RunAsync(PlannedQuery planned) => QueryTables.From(await QueryAsync(new(planned.Sql, planned.Parameters)));
}
