using System.Collections.Immutable;
using Netra.Grains.Abstractions.Errors;
using Netra.Silo.ClickHouse;
using Netra.Silo.ClickHouse.Erasure;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Silo.Attestation;

/// <summary>
/// The system attacks itself: two canary users get rows with random tokens, and the catalogue runs as one of them, through the gate and straight at the
/// engine that is really used. What it must not see: the other's token, an answer that changes with the other's rows, a forbidden statement that works.
/// </summary>
internal sealed class Attestation(
    CapabilityRoot root, CanaryEngine engine, EngineClient clients, TableCatalog catalog, CanonicalSql canonicalSql, RowEraser eraser, TimeProvider time)
{
    private const int OwnRows = 3;
    private const int ForeignRows = 5;

    // A silo serves no SQL before its first attestation has passed. More at once would take the engine from the users of the other silos.
    private const int AtOnce = 4;

    // What works by mistake must not do harm: the engine is asked to write in harmless ways only, and not to waste its time.
    private static readonly string[] HarmfulGroups = ["writing", "resource"];
    private static readonly string[] Words = ["DROP", "ALTER", "INSERT", "TRUNCATE", "RENAME", "DELETE", "CREATE", "ATTACH", "DETACH", "OPTIMIZE", "SYSTEM "];

    /// <summary>The attacks.</summary>
    public ImmutableArray<Attack> Attacks { get; init; } = AttackCatalogue.Read();

    /// <summary>Whether the engine is spared: attacks that write or waste go straight at it only in harmless forms.</summary>
    public bool SpareTheEngine { get; init; } = true;

    /// <summary>Makes the canaries.</summary>
    public Func<CapabilityRoot, Canary> NewCanary { get; init; } = Canary.New;

    /// <summary>Runs once.</summary>
    /// <param name="tell">Told how it went, before the canaries are cleared away.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Unavailable"/>: the engine went away, so nothing is known.</exception>
    public async Task RunAsync(Action<AttestationReport> tell, CancellationToken cancellationToken)
    {
        var report = new ReportBuilder(time);
        var (attacker, victim) = (NewCanary(root), NewCanary(root));
        try
        {
            var tables = await catalog.GetAsync(cancellationToken);
            await PlantAsync(tables, attacker, victim, cancellationToken);
            var before = await AnswersAsync(tables, attacker, cancellationToken);
            if (before.Any(answer => !answer.StartsWith($"{OwnRows}\t", StringComparison.Ordinal)))
            {
                report.Breach("rows/own: a user does not see exactly the own rows");
            }

            var foreign = await AnswersAsync(tables, victim, cancellationToken);
            await AttackAsync(report, tables, attacker, victim, cancellationToken);
            await new WriteProbes(engine).RunAsync(report, tables, attacker, victim, cancellationToken);
            if (!Enumerable.SequenceEqual(foreign, await AnswersAsync(tables, victim, cancellationToken)))
            {
                report.Breach("rows/untouched: another user's rows have changed");
            }

            await PlantAsync(tables, null, victim, cancellationToken);
            var after = await AnswersAsync(tables, attacker, cancellationToken);
            if (Enumerable.SequenceEqual(before, after))
            {
                report.Stopped(new AttackOutcome("rows", "dependence", Straight: true, "policy"));
            }
            else
            {
                report.Breach("rows/dependence: an answer changes with another user's rows");
            }

            tell(report.Build());
        }
        finally
        {
            await eraser.EraseAsync(attacker.Capability, CancellationToken.None);
            await eraser.EraseAsync(victim.Capability, CancellationToken.None);
        }
    }

    private async Task PlantAsync(CatalogSnapshot tables, Canary? attacker, Canary victim, CancellationToken cancellationToken)
    {
        foreach (var table in tables.Tables)
        {
            await engine.PlantAsync(table, victim, ForeignRows, cancellationToken);
            if (attacker is not null)
            {
                await engine.PlantAsync(table, attacker, OwnRows, cancellationToken);
            }
        }
    }

    private async Task<string[]> AnswersAsync(CatalogSnapshot tables, Canary canary, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var table in tables.Tables)
        {
            answers.Add(await engine.ReadAsync($"SELECT count(), groupBitXor(cityHash64(*)) FROM `{table.Name}` FORMAT TabSeparated", canary, cancellationToken));
        }

        return [.. answers];
    }

    private async Task AttackAsync(ReportBuilder report, CatalogSnapshot tables, Canary attacker, Canary victim, CancellationToken cancellationToken)
    {
        var local = await clients.IsLocalAsync(cancellationToken);
        ReportBuilder[] parts = [.. Attacks.Select(_ => new ReportBuilder(time))];

        // Those that waste the engine's time run alone: which limit stops one must not depend on the others.
        var pace = new ParallelOptions { MaxDegreeOfParallelism = SpareTheEngine ? AtOnce : 1, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, Attacks.Length, pace, async (i, token) =>
        {
            var attack = Attacks[i];
            await ThroughTheGateAsync(parts[i], tables, attack, attacker, victim, token);
            if (!SpareTheEngine || (!HarmfulGroups.Contains(attack.Group) && !Words.Any(word => attack.Sql.Contains(word, StringComparison.OrdinalIgnoreCase))))
            {
                // The list says what the embedded engine leaves to the gate; a server with its rights has to do at least as much.
                var owed = local || attack.Engine != EngineDuty.None ? attack : attack with { Engine = EngineDuty.AnswerSafely };
                await AtTheEngineAsync(parts[i], owed, straight: true, attacker, victim, token);
            }
        });
        foreach (var part in parts)
        {
            report.Add(part);
        }
    }

    private async Task ThroughTheGateAsync(
        ReportBuilder report, CatalogSnapshot tables, Attack attack, Canary attacker, Canary victim, CancellationToken cancellationToken)
    {
        var (layer, admitted) = ("gate", string.Empty);
        try
        {
            admitted = tables.Admit(attack.Sql).Sql;
            layer = "engine's parser";
            admitted = await canonicalSql.RenderAsync(admitted, cancellationToken);
            layer = "second reading";
            admitted = tables.AdmitRendering(admitted).Sql;
        }
        catch (Exception refusal) when (refusal is NetraException { Code: ErrorCodes.QueryNotAllowed } || EngineErrors.CodeOf(refusal) > 0)
        {
            report.Stopped(new AttackOutcome(attack.Group, attack.Name, Straight: false, layer));
            return;
        }

        if (attack.GateRefuses)
        {
            report.Breach($"{attack.Group}/{attack.Name}: the gate lets it through");
            return;
        }

        if (SpareTheEngine && HarmfulGroups.Contains(attack.Group))
        {
            // It may run; what it costs is bounded by the limits of every query.
            report.Stopped(new AttackOutcome(attack.Group, attack.Name, Straight: false, "limits"));
            return;
        }

        await AtTheEngineAsync(report, attack with { Sql = admitted, Engine = EngineDuty.AnswerSafely }, straight: false, attacker, victim, cancellationToken);
    }

    private async Task AtTheEngineAsync(ReportBuilder report, Attack attack, bool straight, Canary attacker, Canary victim, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await engine.ReadAsync(attack.Sql, attacker, cancellationToken);
            if (answer.Contains(victim.Token, StringComparison.Ordinal) && attack.Engine != EngineDuty.None)
            {
                report.Breach($"{attack.Group}/{attack.Name}: the engine shows another user's rows");
            }
            else if (attack.Engine == EngineDuty.Refuse)
            {
                report.Breach($"{attack.Group}/{attack.Name}: the engine does what it must refuse");
            }
            else
            {
                report.Stopped(new AttackOutcome(attack.Group, attack.Name, straight, attack.Engine == EngineDuty.None ? "gate only" : "policy"));
            }
        }
        catch (Exception failure) when (EngineErrors.CodeOf(failure) is var code and > 0)
        {
            if (EngineErrors.SentenceOf(failure).Contains(victim.Token, StringComparison.Ordinal))
            {
                report.Breach($"{attack.Group}/{attack.Name}: the engine's error shows another user's rows");
            }
            else
            {
                report.Stopped(new AttackOutcome(attack.Group, attack.Name, straight, EngineLayers.Of(code)));
            }
        }
    }
}
