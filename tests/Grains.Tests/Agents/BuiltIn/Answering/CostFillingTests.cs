using Netra.Grains.Tests.Agents.BuiltIn.Advice;
using Netra.Testing.Data;

namespace Netra.Grains.Tests.Agents.BuiltIn.Answering;

/// <summary>What is asked of costs where events record none, on the engine. A million tokens of big cost 1,000 cents in and 3,000 out, those of small a tenth.</summary>
[Collection(nameof(AdviceCollection))]
public sealed class CostFillingTests(AdviceCluster cluster)
{
    private static readonly DateTime Noon = new(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("cost by event type", "- answer: 2 events (66.67%); cost total 4.5 cents")]
    [InlineData("What did each day cost?", "- 2026-11-01: 3 events (100%); cost total 5.5 cents")]
    [InlineData("What share of the cost is chat?", "Share: 90.91% of the cost (5 cents of 5.5 cents) are of workload chat.")]
    [InlineData("Cost per 1,000 tokens by workload?", "- code: 1 event (33.33%); cost per 1,000 tokens 0.167 cents")]
    [InlineData("Which workload is more expensive, chat or code?", "- chat: 2 events (66.67%); cost total 5 cents")]
    [InlineData("When was my most expensive minute?", "The minute with the highest total cost is 2026-11-01 12:00 UTC, with 4 cents (1 event).")]
    public async Task Question_OfCostsThatEventsDoNotRecord_IsAnsweredAtThePriceOfTheirModel(string question, string answer)
    {
        var user = await cluster.NewUserWithAsync(
            ["timestamp", "workload_id", "model", "tokens_input", "tokens_output", "cost_cents", "event_type"],
            [Noon, "chat", "big", 1_000, 1_000, null, "answer"],
            [Noon.AddMinutes(1), "chat", "big", 500, 100, 1d, "retry"],
            [Noon.AddMinutes(2), "code", "small", 2_000, 1_000, null, "answer"]);

        var run = await cluster.RunAsync(user, "data", question);

        Assert.Contains(answer, run.Result?.Answer, StringComparison.Ordinal);
        Assert.Contains("record no cost; theirs is their tokens at the price of their model", run.Result?.Answer, StringComparison.Ordinal);
        Assert.Contains("contract 7", run.Result?.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfCostsWithoutPricesToo_SaysThatThereAreNone()
    {
        var user = await cluster.NewUserWithAsync(["timestamp", "workload_id", "model", "tokens_input"], [Noon, "chat", "unheard-of", 1_000], [Noon, "code", "unheard-of", 1_000]);

        var run = await cluster.RunAsync(user, "data", "cost by event type");

        Assert.Contains("No value for cost", run.Result?.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfRecordedCosts_KeepsThem()
    {
        var user = await cluster.NewUserWithAsync(
            ["timestamp", "workload_id", "model", "tokens_input", "cost_cents"], [Noon, "chat", "big", 1_000, 7d], [Noon, "code", "big", 1_000, 8d]);

        var run = await cluster.RunAsync(user, "data", "cost by event type");

        Assert.Contains("cost total 15 cents", run.Result?.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("price of their model", run.Result?.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_WhetherThereAreDuplicates_IsAnsweredInSoManyWords()
    {
        var user = await cluster.NewUserWithAsync(["timestamp", "workload_id"], [Noon, "chat"], [Noon, "chat"], [Noon.AddMinutes(1), "chat"]);

        var run = await cluster.RunAsync(user, "data", "Are there duplicates in my data?");

        Assert.Contains("Duplicates, in everything but their id: 1.", run.Result?.Answer, StringComparison.Ordinal);
    }
}
