using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.Attestation;
using Netra.Silo.ClickHouse;
using Netra.Silo.ClickHouse.Queries;
using Netra.Silo.ClickHouse.Schema;
using Netra.Testing;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.ClickHouse;

/// <summary>
/// The honest queries of the catalogue, with their answers: what the product says is what the engine says to the text as it was written, asked by another user
/// who has the same rows.
/// </summary>
public sealed partial class HonestAnswerTests(EngineFixture engine) : StoreTests(engine)
{
    private const int Rows = 120;

    private static readonly ImmutableArray<string> Columns =
        ["event_id", "timestamp", "workload_id", "event_type", "model", "latency_ms", "tokens_input", "tokens_output", "cost_cents", "is_error", "metrics", "dimensions"];

    [Fact]
    public async Task Query_EachHonestOne_AnswersWhatTheEngineSaysToTheTextAsWritten()
    {
        var (asker, twin) = ($"asker-{Guid.NewGuid():N}", $"twin-{Guid.NewGuid():N}");
        await PlantAsync(asker, "own");
        await PlantAsync(twin, "own");
        await PlantAsync($"stranger-{Guid.NewGuid():N}", "foreign");
        var tables = await Host.Get<TableCatalog>().GetAsync(TestContext.Current.CancellationToken);
        var wrong = new List<string>();
        var compared = 0;

        foreach (Match honest in Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests/Isolation.Tests/Catalogue/honest.sql"), TestContext.Current.CancellationToken)))
        {
            var name = honest.Groups["name"].Value;
            await Host.Store(asker).QueryAsync(honest.Groups["sql"].Value);

            // Which rows come first is the engine's choice where nothing orders them.
            var sql = UnorderedLimit().Replace(honest.Groups["sql"].Value, string.Empty);
            var result = await Host.Store(asker).QueryAsync(sql);
            if (Changing().IsMatch(sql))
            {
                continue;
            }

            var asWritten = Lines(await RawAsync(twin, tables.Admit(sql).Sql));
            var asRun = Lines(await RawAsync(asker, await Host.Get<CanonicalSql>().RenderAsync(tables.Admit(sql).Sql, TestContext.Current.CancellationToken)));
            if (!asWritten.SequenceEqual(asRun) || result.Rows.Length != asRun.Length)
            {
                wrong.Add($"{name}: {result.Rows.Length} rows, [{string.Join(" / ", asRun.Take(3))}] instead of [{string.Join(" / ", asWritten.Take(3))}]");
            }

            compared++;
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(compared >= 150, $"Only {compared} queries were compared.");
    }

    private async Task PlantAsync(string user, string workload) => await Host.Store(user).InsertAsync(
        "workload_events",
        Columns,
        [.. Enumerable.Range(0, Rows).Select(i => ImmutableArray.Create<object?>(
            $"00000000-0000-7000-8000-{i:d12}",
            DateTime.UnixEpoch.AddDays(20_000).AddMinutes(37 * i),
            $"{workload}-{i % 4}",
            i % 3 == 0 ? "request" : "batch",
            $"model-{i % 5}",
            10.5 + (i * 7 % 50),
            100 + i,
            i % 9,
            0.25 * i,
            i % 10 == 0,
            new SqlMap([new("gpu", 0.5 * i), new("a", (double)i)]),
            new SqlMap([new("region", i % 2 == 0 ? "eu" : "us"), new("team", $"{workload}-{i % 3}")])))],
        OperationId.New(),
        TestContext.Current.CancellationToken);

    private async Task<string> RawAsync(string user, string sql) => await Host.Get<CanaryEngine>().ReadAsync(
        $"{sql}\nFORMAT TabSeparated",
        new Canary(Capability.Derive(Host.Get<CapabilityRoot>().Bytes, UserId.Parse(user), generation: 1), "none"),
        TestContext.Current.CancellationToken);

    // Without ORDER BY the order is the engine's. The format writes the totals after an empty line; the product leaves them out.
    private static string[] Lines(string text) => [.. text.Split("\n\n")[0].TrimEnd('\n').Split('\n').Where(line => text.Length > 0).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^-- (?<name>[a-z0-9-]+)\n(?<sql>(?:(?!-- [a-z0-9-]+\n).*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"(?<!ORDER BY [^()]*)\sLIMIT \d+\s*\z")]
    private static partial Regex UnorderedLimit();

    [GeneratedRegex(@"\b(now|now64|today|yesterday|rand\w*|generateUUID\w*)\s*\(|CURRENT_|SAMPLE", RegexOptions.IgnoreCase)]
    private static partial Regex Changing();
}
