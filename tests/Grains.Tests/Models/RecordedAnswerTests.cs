using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Models;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Models;

public sealed class RecordedAnswerTests : IDisposable
{
    private readonly ScriptedChatClient _client = new();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(-2_000_000_000L, 5L)]
    [InlineData(10L, -2_000_000_000L)]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(0L, 0L)]
    [InlineData(10L, 0L)]
    [InlineData(10L, null)]
    [InlineData(null, 5L)]
    public void Usage_ThatCannotBeTrue_IsEstimated(long? input, long? output)
    {
        var (request, answer) = Answered("Said in some words.", input, output);

        Assert.Equal(new ModelUsage(request.EstimatedTokens, 7, Estimated: true), answer.Usage);
    }

    [Theory]
    [InlineData("Said in some words.", 10L, 5L)]
    [InlineData("", 10L, 0L)]
    [InlineData("Said in some words.", 2_000_000_000L, 2_000_000_000L)]
    public void Usage_ThatCanBeTrue_IsTaken(string text, long input, long output) =>
        Assert.Equal(new ModelUsage(input, output, Estimated: false), Answered(text, input, output).Answer.Usage);

    [Fact]
    public void Charge_OfAnAnswerWithUsageBelowZero_GivesNothingBack()
    {
        var (request, answer) = Answered("Said in some words.", -2_000_000_000, -2_000_000_000);
        var meter = new ModelMeter(request, new ModelPrice("scripted", 100, 200, "test"));
        var reserved = meter.Reserve(before: null);
        meter.Told = answer.Usage;

        var charge = meter.Settle(reserved, failure: null).Spending;

        Assert.Equal(BudgetUse.None, charge.Reserved);
        Assert.Equal((request.EstimatedTokens + 7, request.EstimatedTokens + 7), (charge.Used.Tokens, charge.Used.EstimatedTokens));
        Assert.InRange(charge.Used.CostDollars, 0.000001m, reserved.Spending.Reserved.CostDollars);
    }

    [Fact]
    public void Charge_OfWhatTheProviderTells_IsNoEstimate()
    {
        var (request, answer) = Answered("Said in some words.", 10, 5);
        var meter = new ModelMeter(request, price: null);
        var reserved = meter.Reserve(before: null);
        meter.Told = answer.Usage;
        Assert.Equal(new BudgetUse(Tokens: 15), meter.Settle(reserved, failure: null).Spending.Used);
    }

    private (ModelRequest Request, RecordedAnswer Answer) Answered(string text, long? input, long? output)
    {
        var request = ModelRequest.Of([new ChatMessage(ChatRole.User, "hello")], null, new LanguageModel(_client, "scripted", new ModelLimits()));
        var response = new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { Usage = new UsageDetails { InputTokenCount = input, OutputTokenCount = output } };
        return (request, RecordedAnswer.Of(response, request));
    }
}
