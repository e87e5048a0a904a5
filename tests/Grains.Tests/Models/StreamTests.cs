using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

[Collection(nameof(ModelCollection))]
public sealed class StreamTests(ModelCluster cluster)
{
    private static readonly string Text = string.Concat(Enumerable.Range(0, 300).Select(i => $"Größe {i}: 测试 🚀👩‍👩‍👧 שלום. "));
    private static readonly string Other = string.Concat(Enumerable.Range(0, 300).Select(i => $"Something else, {i}. "));

    [Fact]
    public async Task Answer_Streamed_IsToldInOrderAndWholeBeforeTheEnd()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        var told = new TaskCompletionSource();
        cluster.Model.On(question, new ScriptedTurn { Text = Text, PauseAfter = 800, Meanwhile = token => told.Task.WaitAsync(token) });
        var run = await cluster.StartAsync(user, $"stream {question}", "model");

        // The model has not said the rest yet.
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.AnswerDelta);
        told.SetResult();

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal(Text, ModelCluster.Told(events));
        Assert.Equal(Text, await AnswerAsync(user, run.RunId));
        Assert.True(events.Count(e => e.Type == EventTypes.AnswerDelta) > 1);
        Assert.Single(cluster.Model.RequestsOf(question));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_WhoseAgentIsLostMeanwhile_NeverContradictsWhatWasTold(bool same)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        var again = same ? Text : Other;
        cluster.Model.On(question, request => cluster.Model.RequestsOf(question).Count == 1
            ? new ScriptedTurn { Text = Text, PauseAfter = 800, Meanwhile = token => Task.Delay(Timeout.InfiniteTimeSpan, token) }
            : ScriptedTurn.Says(again));
        var run = await cluster.StartAsync(user, $"stream {question}", "model");
        await cluster.EventsUntilAsync(user, run.RunId, e => e.Type == EventTypes.AnswerDelta);

        await cluster.LoseAsync(user, run.RunId, ("model", CallId.Root));

        var told = ModelCluster.Told(await cluster.EventsAsync(user, run.RunId));
        Assert.Equal(again, await AnswerAsync(user, run.RunId));
        Assert.Equal(2, cluster.Model.RequestsOf(question).Count);
        Assert.NotEmpty(told);
        Assert.StartsWith(told, Text, StringComparison.Ordinal);
        Assert.Equal(same, told == Text);
    }

    [Fact]
    public async Task Answer_WhoseConnectionBreaks_IsAskedForAgainAndToldOn()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, _ => new ScriptedTurn { Text = Text, Breaks = cluster.Model.RequestsOf(question).Count == 1 });

        var run = await cluster.RunToEndAsync(user, $"stream {question}", "model");

        Assert.Equal(Text, ModelCluster.Told(await cluster.EventsAsync(user, run.RunId)));
        Assert.Equal(Text, run.Result?.Answer);
        Assert.Equal(2, cluster.Model.RequestsOf(question).Count);

        // Both are one call, by their operation id.
        Assert.Single(cluster.Model.RequestsOf(question).Select(request => request.IdempotencyKey).Distinct());
        Assert.Equal(((cluster.Model.RequestsOf(question)[1].Text.Length + 3) / 4 + (Text.Length + 3) / 4, 0L), (run.Usage.Used.Tokens, run.Usage.Reserved.Tokens));
    }

    [Fact]
    public async Task Answer_WithTools_Streamed_IsWhatIsSaidLast()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.CallsTools(("list_session_keys", new { })), ScriptedTurn.Says("There are none."));

        var run = await cluster.RunToEndAsync(user, $"stream {question}", "model");

        Assert.Equal("There are none.", run.Result?.Answer);
        Assert.Equal("There are none.", ModelCluster.Told(await cluster.EventsAsync(user, run.RunId)));
    }

    private async Task<string?> AnswerAsync(string user, RunId runId) => (await cluster.User(user).GetRunAsync(runId))!.Result?.Answer;
}
