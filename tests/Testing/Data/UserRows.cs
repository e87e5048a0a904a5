using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;

namespace Netra.Testing.Data;

/// <summary>Users with data.</summary>
public static class UserRows
{
    /// <summary>A user that no other test has, with these rows.</summary>
    public static async Task<string> NewUserWithAsync(this NetraCluster cluster, string[] columns, params object?[][] rows)
    {
        var user = NetraCluster.NewUser();
        await cluster.StoreAsync(user, columns, rows);
        return user;
    }

    /// <summary>Stores rows of a user as an import does, all or none. Values are those that <see cref="Grains.Abstractions.Data.InsertBatch"/> names.</summary>
    public static async Task StoreAsync(this NetraCluster cluster, string user, string[] columns, object?[][] rows, string table = "workload_events")
    {
        ArgumentNullException.ThrowIfNull(cluster);
        var operation = OperationId.New();
        await cluster.User(user).BeginInsertAsync(operation, table, [.. columns]);
        await cluster.User(user).AppendInsertAsync(operation, 0, [.. rows.Select(row => row.ToImmutableArray())]);
        await cluster.User(user).CommitInsertAsync(operation, CancellationToken.None);
    }
}
