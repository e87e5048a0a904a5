using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Analyses.Savings;
using Netra.Testing.Clusters;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class SavingsAnalysisTests(NetraCluster cluster)
{
    [Fact]
    public async Task Run_MoveToACheaperModel_AgreesWithTheDefinition()
    {
        var events = SampleTraffic.Month();
        var saving = await OneAsync(events, new SavingsRequest { Move = new MoveToModel("gpt-4o-mini", 30) });
        var moved = events.Where(sample => CostAnalysisTests.Cost(sample) is not null && sample.Tokens is not null).ToList();
        var now = moved.Sum(sample => CostAnalysisTests.Cost(sample)!.Value);
        var there = moved.Sum(sample => ((sample.Input ?? 0) * 15.0) + ((sample.Output ?? 0) * 60.0)) / 1e6;
        Close(now, saving.CurrentCents);
        Close(0.3 * (now - there), saving.SavedCents);
        Assert.Equal(4, saving.Steps.Length);
    }

    [Fact]
    public async Task Run_MoveToAModelWithoutPrice_DerivesItFromWhatItCost()
    {
        SampleEvent[] events =
        [
            new(SampleTraffic.Begin) { Input = 600, Output = 400, Cost = 10 },
            new(SampleTraffic.Begin.AddSeconds(1)) { Model = "house", Input = 2_000, Output = 0, Cost = 2 },
        ];
        var saving = await OneAsync(events, new SavingsRequest { Move = new MoveToModel("house", 50) });
        Close(0.5 * (10 - 1), saving.SavedCents);
        Assert.Contains(saving.Steps, step => step.Contains("2 ÷ 2,000 × 1,000,000 = 1,000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_MoveToADearerModel_SavesLessThanNothing()
    {
        SampleEvent[] events = [new(SampleTraffic.Begin) { Model = "gpt-4o-mini", Input = 1_000_000, Output = 0 }];
        Close(15 - 200, (await OneAsync(events, new SavingsRequest { Move = new MoveToModel("gpt-4o", 100) })).SavedCents);
    }

    [Fact]
    public async Task Run_MoveToAnUnknownModel_SaysWhyNot() =>
        Assert.Equal(NotComputableReason.NoPrices, (await OneAsync(SampleTraffic.Month(events: 40), new SavingsRequest { Move = new MoveToModel("nobody's", 10) })).NotComputable?.Reason);

    [Fact]
    public async Task Run_CapInputTokens_AgreesWithTheDefinition()
    {
        var events = SampleTraffic.Month();
        var saving = await OneAsync(events, new SavingsRequest { CapInputTokens = 1_500 });
        var over = events.Where(sample => CostAnalysisTests.Cost(sample) is not null && sample.Input > 1_500).ToList();
        var expected = over.Sum(sample =>
        {
            var (input, output) = sample.Model switch { "gpt-4o" => (200.0, 800.0), "house" => (1, 1), _ => (15, 60) };
            var input0 = (double)sample.Input!.Value;
            return CostAnalysisTests.Cost(sample)!.Value * (input0 - 1_500) * input / ((input0 * input) + ((sample.Output ?? 0) * output));
        });
        Assert.Equal(over.Count, saving.Events);
        Close(expected, saving.SavedCents);
        Close(over.Sum(sample => CostAnalysisTests.Cost(sample)!.Value), saving.CurrentCents);
    }

    [Fact]
    public async Task Run_CapAtThePrice_ShowsArithmeticThatComesOut()
    {
        SampleEvent[] events = [new(SampleTraffic.Begin) { Input = 5_000, Output = 10 }, new(SampleTraffic.Begin.AddSeconds(1)) { Input = 900, Output = 10 }];
        var saving = await OneAsync(events, new SavingsRequest { CapInputTokens = 1_000 });
        Close(4_000 * 200 / 1e6, saving.SavedCents);
        Assert.Contains(saving.Steps, step => step.Contains("4,000 tokens beyond the cap on 1 events × 200 ÷ 1,000,000 = 0.8 cents", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_RepeatsWithoutHash_AreAnUpperBoundAndCalledThat()
    {
        var events = Repeats(_ => [], _ => "");
        var saving = await OneAsync(events, new SavingsRequest { CacheRepeats = true });
        Assert.Equal(2, saving.Events);
        Close(2 + 3, saving.SavedCents);
        Assert.Contains(saving.Assumptions, text => text.Contains("the most that could be saved", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_RepeatsWithHash_CountTheSamePromptOnly()
    {
        // Three requests of equal length, two of them the same prompt; the hash may stand in a dimension or in the metadata.
        var events = Repeats(i => i == 0 ? [("prompt_hash", "aa")] : [], i => i == 1 ? "{\"prompt_hash\":\"aa\"}" : i == 2 ? "{\"prompt_hash\":\"bb\"}" : "no json");
        var saving = await OneAsync(events, new SavingsRequest { CacheRepeats = true });
        Assert.Equal(1, saving.Events);
        Close(2, saving.SavedCents);
    }

    [Fact]
    public async Task Run_NoWhatIf_IsRefused()
    {
        var user = await AnalysisUser.WithAsync(cluster, []);
        var refusal = await Assert.ThrowsAsync<NetraException>(() => new SavingsAnalysis(user, Prices.Table).RunAsync(AnalysisScope.All, new SavingsRequest()));
        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    private static List<SampleEvent> Repeats(Func<int, (string, string)[]> dimensions, Func<int, string> metadata) =>
    [
        .. Enumerable.Range(0, 3).Select(i => new SampleEvent(SampleTraffic.Begin.AddSeconds(i)) { Input = 100, Cost = i + 1, Dimensions = dimensions(i), Metadata = metadata(i) }),
        new SampleEvent(SampleTraffic.Begin.AddSeconds(3)) { Input = 100, Cost = 50, IsError = true },
        new SampleEvent(SampleTraffic.Begin.AddSeconds(4)) { Input = 101, Cost = 50 },
        new SampleEvent(SampleTraffic.Begin.AddSeconds(5)) { Input = 100, Cost = 50, Workload = "code" },
    ];

    private async Task<Saving> OneAsync(IEnumerable<SampleEvent> events, SavingsRequest request) =>
        (await new SavingsAnalysis(await AnalysisUser.WithAsync(cluster, events), Prices.Table).RunAsync(AnalysisScope.All, request)).Savings.Single();
}
