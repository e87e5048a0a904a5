using System.Collections.Immutable;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Client.Gateway.Tests.Support;

/// <summary>The imports of a user: what was begun, and what was stored.</summary>
internal sealed class EdgeImports
{
    private readonly Dictionary<OperationId, List<ImmutableArray<object?>>> _open = [];

    public static TableSchema Table { get; } = new("workload_events",
    [
        new("event_id", "UUID", true),
        new("timestamp", "DateTime64(6, 'UTC')", false),
        new("workload_id", "String", true),
        new("model", "LowCardinality(String)", true),
        new("latency_ms", "Nullable(Float64)", true),
        new("tokens_input", "Nullable(UInt32)", true),
        new("is_error", "UInt8", true),
        new("metrics", "Map(LowCardinality(String), Float64)", true),
    ]);

    public List<ImmutableArray<object?>> Stored { get; } = [];

    public ImmutableArray<string> Columns { get; private set; }

    public int Open => _open.Count;

    public int Begun { get; private set; }

    public int Blocks { get; private set; }

    public void Begin(OperationId id, ImmutableArray<string> columns)
    {
        Begun++;
        Columns = columns;
        _open.Add(id, []);
    }

    public void Append(OperationId id, int block, ImmutableArray<ImmutableArray<object?>> rows)
    {
        Blocks = block + 1;
        Assert.All(rows, row => Assert.Equal(Columns.Length, row.Length));
        _open[id].AddRange(rows);
    }

    public long Commit(OperationId id)
    {
        Assert.True(_open.Remove(id, out var rows));
        Stored.AddRange(rows);
        return rows.Count;
    }

    public void Abort(OperationId id) => _open.Remove(id);
}
