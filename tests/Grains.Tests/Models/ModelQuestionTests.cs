using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Models;
using Netra.Testing.Agents;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Models;

public sealed class ModelQuestionTests
{
    private static readonly ModelQuestion Question = new("Say what it is about.") { Message = "why is it slow?" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"category":"latency_trend","confidence":0.9}""")]
    [InlineData("""```json{NL}{"category":"latency_trend","confidence":0.9}{NL}```""")]
    public async Task Shape_ThatFits_IsTyped(string text)
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says(text.Replace("{NL}", "\n", StringComparison.Ordinal)));

        var answer = await new ChatContext(model).AskModelAsync<ShapedAnswer>(Question, Cancellation);

        Assert.Equal(new ShapedAnswer(ShapedCategory.LatencyTrend, 0.9), answer.Value);
        var format = Assert.IsType<ChatResponseFormatJson>(model.Options[0]!.ResponseFormat);
        Assert.Contains("latency_trend", format.Schema!.Value.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shape_ThatDoesNotFitAtFirst_IsMended()
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says("It is slow."), ScriptedTurn.Says("""{"category":"cost","confidence":1}"""));

        var answer = await new ChatContext(model).AskModelAsync<ShapedAnswer>(Question, Cancellation);

        Assert.Equal(ShapedCategory.Cost, answer.Value?.Category);
        Assert.Equal("It is slow.", model.Requests[1][^2].Text);
    }

    [Theory]
    [InlineData("""{"category":"nonsense","confidence":1}""")]
    [InlineData("""{"confidence":1}""")]
    [InlineData("null")]
    [InlineData("no")]
    public async Task Shape_ThatNeverFits_IsATypedFailure(string text)
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says(text), ScriptedTurn.Says(text));

        var answer = await new ChatContext(model).AskModelAsync<ShapedAnswer>(Question, Cancellation);

        Assert.False(answer.Succeeded);
        Assert.Equal((ErrorCodes.ModelFailed, ModelFailures.Malformed), (answer.Failure?.Code, answer.Failure?.ErrorClass));
    }

    [Theory]
    [InlineData("length", ModelFailures.CutOff)]
    [InlineData("content_filter", ModelFailures.Withheld)]
    public async Task Answer_ThatIsNotWhole_IsATypedFailure(string finish, string errorClass)
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says("Half of it") with { Finish = finish });

        Assert.Equal(errorClass, (await new ChatContext(model).AskModelForTextAsync(Question, cancellationToken: Cancellation)).Failure?.ErrorClass);
    }

    [Fact]
    public async Task Failure_OfTheModel_IsAValue_AndWhatEndsTheRunIsThrown()
    {
        using var busy = new ScriptedChatClient(ScriptedTurn.Fails(new NetraException(ErrorCodes.LimitExceeded, "busy")));
        using var diverged = new ScriptedChatClient(ScriptedTurn.Fails(new NetraException(ErrorCodes.Diverged, "other steps")));

        Assert.Equal(ErrorCodes.LimitExceeded, (await new ChatContext(busy).AskModelForTextAsync(Question, stream: true, Cancellation)).Failure?.Code);
        await Assert.ThrowsAsync<NetraException>(() => new ChatContext(diverged).AskModelForTextAsync(Question, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Question_WithoutAModel_IsATypedFailure() =>
        Assert.Equal(ModelFailures.NoModel, (await new ChatContext(null).AskModelForTextAsync(Question, cancellationToken: Cancellation)).Failure?.ErrorClass);
}
