using Netra.Grains.Data;
using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Isolation.Tests.Noninterference.Worlds;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>What the fuzzer found, in worlds of its own: some of it shows only while nobody but the neighbours has rows.</summary>
public sealed class KnownLeakTests(TwoWorlds worlds) : IClassFixture<TwoWorlds>
{
    /// <summary>Small programs that once told something of the neighbours, and why.</summary>
    public static TheoryData<string, string> Known => new()
    {
        { "a condition was moved in front by how much of its column there is", "SELECT 1 FROM workload_events WHERE (((toLowCardinality('1') = '5 KiB') OR (model >= cost_cents)) AND NOT (throughput))" },
        { "a function ran over a dictionary of all rows of a part", "SELECT count() FROM workload_events WHERE NOT ignore(removeDiacriticsUTF8(model))" },
        { "and so any text of a neighbour could be guessed, letter by letter", $"SELECT count() FROM workload_events WHERE NOT ignore(repeat(repeat(extract(model, '^{Population.Token[..^4]}'), 2000), 1000000))" },
        { "the same of the audit", $"SELECT count() FROM data_access_audit WHERE NOT ignore(repeat(repeat(extract(operation, '^{Population.Token[..^4]}'), 2000), 1000000))" },
        { "the side of a join that is kept in memory was chosen by how many rows there are", "SELECT latency_ms FROM workload_events RIGHT JOIN workload_events ON throughput = throughput LIMIT 3 OFFSET 2" },
        { "a part was skipped for the smallest and greatest values of all", "SELECT 1 FROM data_access_audit WHERE (1 DIV row_count) > 1e10" },
        { "the bytes of that dictionary counted as the result's", "SELECT table_name FROM data_access_audit" },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public async Task Answer_ThatOnceToldOfNeighbours_IsTheSame(string why, string sql)
    {
        var program = new FuzzProgram(0, [new QueryStep(Node.Leaf(sql), new QueryLimits(TimeSpan.FromSeconds(10), 5_000, 1_000))], NeighbourFirst: false);

        var comparison = await Comparison.RunAsync(program, worlds.Alone, worlds.Crowded, TestContext.Current.CancellationToken);

        Assert.True(comparison.Verdict == Verdict.Same, $"{why}: {new Finding(program, program, comparison)}");
    }
}
