using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Silo.ClickHouse.Erasure;
using Netra.Silo.ClickHouse.Inserts;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Scheduling;
using Netra.Silo.ClickHouse.Schema;
using Netra.Silo.Telemetry;

namespace Netra.Silo.ClickHouse;

/// <summary>Makes the stores of users; the only place where a user id becomes a capability.</summary>
internal sealed class ClickHouseUserAnalyticsStoreFactory(
    CapabilityRoot root,
    SqlPermit permit,
    FairQueue queue,
    QueryRunner queries,
    RowInserter inserter,
    RowEraser eraser,
    TableCatalog catalog,
    EngineClient engine,
    StoreTelemetry telemetry,
    TimeProvider time,
    ILogger<ClickHouseUserAnalyticsStore> logger) : IUserAnalyticsStoreFactory
{
    /// <inheritdoc/>
    public IUserAnalyticsStore For(UserId userId, long generation) =>
        new ClickHouseUserAnalyticsStore(Capability.Derive(root.Bytes, userId, generation), permit, queue, queries, inserter, eraser, catalog, engine.Circuit, telemetry, time, logger);
}
