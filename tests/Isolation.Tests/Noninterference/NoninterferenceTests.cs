using System.Diagnostics;
using System.Globalization;
using Netra.Isolation.Tests.Noninterference.Grammar;
using Netra.Isolation.Tests.Noninterference.Programs;
using Netra.Isolation.Tests.Noninterference.Worlds;
using Netra.Silo.ClickHouse.Schema;

namespace Netra.Isolation.Tests.Noninterference;

/// <summary>
/// No answer depends on other users: random programs of one user answer the same, byte by byte, alone and among hostile neighbours. More of them with
/// <c>NETRA_FUZZ_CASES=100000</c> (and <c>NETRA_FUZZ_SECONDS</c>), others with <c>NETRA_FUZZ_SEED</c>.
/// </summary>
public sealed class NoninterferenceTests(TwoWorlds worlds) : IClassFixture<TwoWorlds>
{
    private const int DefaultCases = 1_000;
    private const int MostFindings = 8;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_AloneAndAmongNeighbours_AreTheSame()
    {
        var started = Stopwatch.StartNew();
        var settings = FuzzSettings.Read(DefaultCases);
        var fuzzer = new Fuzzer(await GrammarAsync(), worlds.Alone, worlds.Crowded);

        var findings = await fuzzer.FindAsync(settings, MostFindings, Token);

        Say(string.Create(CultureInfo.InvariantCulture, $"seed {settings.Seed}, {started.Elapsed.TotalSeconds:F1} s: {fuzzer.Report}"));
        foreach (var program in fuzzer.Report.Unsteady)
        {
            Say($"unsteady: {program}");
        }

        Assert.True(findings.Count == 0, string.Join($"{Environment.NewLine}{Environment.NewLine}", findings));
        if (fuzzer.Report.Cases >= DefaultCases)
        {
            // Programs that are all refused would prove nothing.
            Assert.InRange(fuzzer.Report.Answered, fuzzer.Report.Cases / 5, int.MaxValue);
            Assert.InRange(fuzzer.Report.Unsteady.Count, 0, fuzzer.Report.Cases / 200);
        }
    }

    [Fact]
    public async Task Fuzzer_GateSwitchedOff_FindsWhatTheEngineLeavesToIt()
    {
        var fuzzer = new Fuzzer(await GrammarAsync(), new GatelessWorld(worlds.Alone), new GatelessWorld(worlds.Crowded));

        var finding = Assert.Single(await fuzzer.FindAsync(new FuzzSettings(1, 5_000, TimeSpan.FromMinutes(5)), most: 1, Token));

        Say(finding.ToString());
        Assert.InRange(Assert.Single(finding.Smallest.Steps).ToString()!.Length, 1, 120);
    }

    [Fact]
    public async Task Fuzzer_CapabilityOfAnotherUserForSomeStatements_IsFoundAndShrunk()
    {
        const string Word = "GROUP BY";
        var fuzzer = new Fuzzer(await GrammarAsync(), worlds.Alone, new ConfusedWorld(worlds.Crowded, Word));

        var finding = Assert.Single(await fuzzer.FindAsync(new FuzzSettings(1, 5_000, TimeSpan.FromMinutes(5)), most: 1, Token));

        Say(finding.ToString());
        var query = Assert.IsType<QueryStep>(Assert.Single(finding.Smallest.Steps));
        Assert.Contains(Word, query.Text, StringComparison.Ordinal);
        Assert.InRange(query.Text.Length, 1, 120);
        Assert.Contains($"{FuzzSettings.SeedVariable}={finding.Program.Seed}", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_Twice_MakesTheSameProgram()
    {
        var grammar = await GrammarAsync();

        Assert.All(Enumerable.Range(0, 300), i => Assert.Equal(grammar.Next((ulong)i).ToString(), grammar.Next((ulong)i).ToString()));
    }

    [Fact]
    public void MaskedFunctions_AreOnTheGatesList() =>
        Assert.All(Masked.Reasons.Values.SelectMany(names => names), name => Assert.True(Netra.Grains.SqlGate.Names.SqlFunctions.TryFind(name, out _), name));

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    private async Task<ProgramGrammar> GrammarAsync() =>
        new((await worlds.Alone.Get<TableCatalog>().GetAsync(Token)).Tables, await worlds.Alone.FunctionsAsync(Token));
}
