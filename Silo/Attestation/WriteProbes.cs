using Netra.Silo.ClickHouse;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Attestation;

/// <summary>Writes that must be refused, in forms that do no harm where they are not.</summary>
internal sealed class WriteProbes(CanaryEngine engine)
{
    /// <summary>Tries each.</summary>
    public async Task RunAsync(ReportBuilder report, CatalogSnapshot tables, Canary attacker, Canary victim, CancellationToken cancellationToken)
    {
        var table = tables.Tables[0];
        var column = table.Columns[0].Name;
        await TryAsync("forged-owner", () => engine.WriteAsync(
            $"INSERT INTO `{table.Name}` (`{column}`, owner) SETTINGS insert_allow_materialized_columns = 1 VALUES (DEFAULT, unhex('{victim.Capability.Owner()}'))", attacker, cancellationToken));
        await TryAsync("update", () => engine.ReadAsync($"ALTER TABLE `{table.Name}` UPDATE `{table.Columns[^1].Name}` = DEFAULT WHERE 0", attacker, cancellationToken));
        await TryAsync("delete", () => engine.ReadAsync($"DELETE FROM `{table.Name}` WHERE 0", attacker, cancellationToken));
        await TryAsync("create", () => engine.ReadAsync("CREATE TABLE netra_canary_probe (a UInt8) ENGINE = Memory", attacker, cancellationToken));
        await TryAsync("set-setting", () => engine.ReadAsync("SET max_threads = 1", attacker, cancellationToken));

        async Task TryAsync(string name, Func<Task> write)
        {
            try
            {
                await write();
                report.Breach($"writing/{name}: the engine does what it must refuse");
            }
            catch (Exception failure) when (EngineErrors.CodeOf(failure) is var code and > 0)
            {
                report.Stopped(new AttackOutcome("writing", $"probe-{name}", Straight: true, EngineLayers.Of(code)));
            }
        }
    }
}
