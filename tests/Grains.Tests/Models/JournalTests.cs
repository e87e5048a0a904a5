using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

[Collection(nameof(ModelCollection))]
public sealed class JournalTests(ModelCluster cluster)
{
    // What comes back out of the journal must be what was sent, whatever it is.
    private const string Values = """
        SELECT 0.1 + 0.2 AS f, 1e30 AS g, -0.0 AS z, 'Grüße <b> "x" 测试 🚀' AS s, toDateTime64('2026-01-02 03:04:05.678', 3) AS t, map('k', 1) AS m, [1, 2] AS a, NULL AS n, toInt128('170141183460469231731687303715884105727') AS i
        """;

    [Fact]
    public async Task Run_ThatResumes_AsksTheModelOncePerTurn()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.CallsTools(("query_analytics", new { sql = Values })), ScriptedTurn.Says("None."));
        var run = await cluster.StartAsync(user, $"ask {question}\ngate g\nask {question}", "model");
        await cluster.EventsUntilAsync(user, run.RunId, IsGate);

        await cluster.LoseAsync(user, run.RunId, ("model", CallId.Root));
        await cluster.OpenGateAsync(user, "g");

        var events = await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("None.\nNone.", await AnswerAsync(user, run.RunId));
        var requests = cluster.Model.RequestsOf(question);
        Assert.Equal([0, 1, 0, 1], requests.Select(request => request.Turn));
        Assert.Equal(4, requests.Select(request => request.IdempotencyKey).Distinct().Count());
        Assert.All(requests, request => Assert.NotNull(request.IdempotencyKey));
        Assert.Contains("Grüße <b>", requests[1].Messages("tool")[0], StringComparison.Ordinal);
        Assert.Equal(2, events.Count(e => e.Type == EventTypes.ToolCompleted && e.Payload.Contains("query_analytics", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_WhoseSiloIsKilledWhileTheModelIsAsked_AsksAgainUnderTheSameOperation()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        var asked = new TaskCompletionSource();
        cluster.Model.On(question, _ => asked.Task.IsCompleted
            ? ScriptedTurn.Says("The second time.")
            : new ScriptedTurn { Text = "The first time.", Before = token => NeverAsync(asked, token) });
        var run = await cluster.StartAsync(user, $"ask {question}", "model");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await cluster.Cluster.KillSiloAsync(cluster.SiloOf(user), TestContext.Current.CancellationToken);
        await cluster.Cluster.StartSilosAsync(1, TestContext.Current.CancellationToken);

        await cluster.EventsAsync(user, run.RunId);
        Assert.Equal("The second time.", await AnswerAsync(user, run.RunId));
        var requests = cluster.Model.RequestsOf(question);
        Assert.Equal(2, requests.Count);
        Assert.Equal(requests[0].IdempotencyKey, requests[1].IdempotencyKey);
        Assert.Equal(requests[0].Text, requests[1].Text);
    }

    [Fact]
    public async Task Run_ThatAsksSomethingElseThanBefore_Diverges()
    {
        var user = NetraCluster.NewUser();
        cluster.Model.OnAny(user, ScriptedTurn.Says("Well."));
        var run = await cluster.StartAsync(user, $"new {user}\ngate g", "model");
        await cluster.EventsUntilAsync(user, run.RunId, IsGate);

        await cluster.LoseAsync(user, run.RunId, ("model", CallId.Root));

        await cluster.EventsAsync(user, run.RunId);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal((RunStatus.Failed, ErrorCodes.Diverged), (ended.Status, ended.Error?.Code));
    }

    [Fact]
    public async Task Calls_AtOnce_AreSettledAndAnsweredEachItsOwn()
    {
        var user = NetraCluster.NewUser();
        string[] questions = [.. Enumerable.Range(0, 4).Select(_ => ModelCluster.NewQuestion())];
        foreach (var question in questions)
        {
            cluster.Model.On(question, ScriptedTurn.Says($"On {question}."));
        }

        var run = await cluster.RunToEndAsync(user, $"all {string.Join(" & ", questions)}", "model");

        Assert.Equal(string.Join(',', questions.Select(question => $"On {question}.")), run.Result?.Answer);
        Assert.Equal(4, questions.SelectMany(cluster.Model.RequestsOf).Select(request => request.IdempotencyKey).Distinct().Count());
        Assert.Equal(questions.Sum(question => (cluster.Model.RequestsOf(question)[0].Text.Length + 3) / 4 + ($"On {question}.".Length + 3) / 4), run.Usage.Used.Tokens);
        Assert.Equal(BudgetUse.None, run.Usage.Reserved);
    }

    private static bool IsGate(UserEvent e) => e.Type == EventTypes.ToolExecuting && e.Payload.Contains("\"gate\"", StringComparison.Ordinal);

    private static async Task NeverAsync(TaskCompletionSource asked, CancellationToken cancellationToken)
    {
        asked.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
    }

    private async Task<string?> AnswerAsync(string user, RunId runId) => (await cluster.User(user).GetRunAsync(runId))!.Result?.Answer;
}
