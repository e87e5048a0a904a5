using Netra.Testing;
using Netra.Testing.Engines;

namespace Netra.Silo.Tests.Attestation;

/// <summary>Every attack of the catalogue, through the gate and straight at the engine, those that write and waste included.</summary>
public sealed class AttackTableTests(EngineFixture engine) : AttesterTests(engine)
{
    private const string Begin = "<!-- attacks:begin -->\n";
    private const string End = "<!-- attacks:end -->";
    private const string WriteDocs = "NETRA_WRITE_DOCS";

    [Fact]
    public async Task Attacks_AllOnBothWays_AreStoppedAsTheDocumentationSays()
    {
        var attester = Attester(spareTheEngine: false);

        var report = await ReportAsync(attester);

        Assert.Empty(report.Breaches);
        var table = AttackTable.Of(report);
        TestContext.Current.AddAttachment("attacks.md", table);
        Assert.Equal(attester.Attacks.Length * 2, report.Outcomes.Count(outcome => attester.Attacks.Any(attack => attack.Group == outcome.Group && attack.Name == outcome.Name)));
        await CompareAsync(table);
    }

    private static async Task CompareAsync(string table)
    {
        var path = Path.Combine(Repository.Root, "docs", "security.md");
        var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable(WriteDocs) == "1")
        {
            await File.WriteAllTextAsync(path, text[..begin] + table + text[end..], TestContext.Current.CancellationToken);
            return;
        }

        Assert.True(
            Rows(text[begin..end]).SequenceEqual(Rows(table)),
            $"What stops the attacks is not what docs/security.md says. See the difference with: {WriteDocs}=1 ./tests/run Silo.Tests; git diff docs");
    }

    // A row for each attack. What a slow machine stops by the limit on time, another one answers.
    private static IEnumerable<string> Rows(string table) =>
        table.Split('\n').Where(line => line.Count(c => c == '|') == 4).Select(line => line.Replace("| limits", "| policy", StringComparison.Ordinal));
}
