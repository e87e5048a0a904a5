using Netra.Grains.Agents.BuiltIn.Wording;
using Netra.Grains.Tests.Models;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

public sealed class ModelSummaryTests
{
    private const string Exact = "Data quality: grade C, 74.5 of 100 points. 1,250 events.";

    [Theory]
    [InlineData("Of 1,250 events enough are sound: grade C.", true)]
    [InlineData("About 92% are sound.", false)]
    [InlineData("You saved 4711 dollars.", false)]
    [InlineData(" ", false)]
    public async Task Summary_WithFiguresOfItsOwn_IsLeftOut(string summary, bool isTold)
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says(summary));
        var text = await ModelSummary.AboveAsync(new ChatContext(model), "Say what it means.", Exact, TestContext.Current.CancellationToken);
        Assert.Equal(isTold ? $"{summary}\n\n{Exact}" : Exact, text);
        Assert.DoesNotContain("1,250", string.Concat(model.Requests[0].Where(message => message.Role == Microsoft.Extensions.AI.ChatRole.System).Select(message => message.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Summary_OfAModelThatFails_IsLeftOut()
    {
        using var model = new ScriptedChatClient(ScriptedTurn.Says("Half") with { Finish = "length" });
        Assert.Equal(Exact, await ModelSummary.AboveAsync(new ChatContext(model), "Say what it means.", Exact, TestContext.Current.CancellationToken));
    }
}
