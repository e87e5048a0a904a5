using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Data;

public sealed class AuditTableTests(NetraCluster cluster)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Insert_IntoTheRecordOfAccesses_IsNotFoundAndStoresNothing()
    {
        var user = NetraCluster.NewUser();
        var operation = OperationId.New();

        var refusal = await Assert.ThrowsAsync<NetraException>(async () =>
        {
            await cluster.User(user).BeginInsertAsync(operation, "data_access_audit", ["timestamp", "operation"]);
            await cluster.User(user).AppendInsertAsync(operation, 0, [ImmutableArray.Create<object?>(DateTime.UnixEpoch, "forged")]);
            await cluster.User(user).CommitInsertAsync(operation, Cancellation);
        });

        Assert.Equal(ErrorCodes.NotFound, refusal.Code);
        var forged = await cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery("SELECT count() FROM data_access_audit WHERE operation = 'forged'"), Cancellation);
        Assert.Equal(0UL, forged.Rows[0][0]);
    }
}
