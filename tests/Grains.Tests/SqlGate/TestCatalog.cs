using Netra.Grains.SqlGate;

namespace Netra.Grains.Tests.SqlGate;

/// <summary>The tables that every user has.</summary>
internal sealed class TestCatalog : ISqlCatalog
{
    /// <summary>A gate over these tables.</summary>
    public static readonly Netra.Grains.SqlGate.SqlGate Gate = new(new TestCatalog());

    public bool TryGetTable(string name, out SqlTable table)
    {
        table = new SqlTable(name, ["event_id", "timestamp"]);
        return name is "workload_events" or "data_access_audit";
    }
}
