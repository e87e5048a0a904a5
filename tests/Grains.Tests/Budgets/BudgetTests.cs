using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Budgets;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Budgets;

public sealed class BudgetTests(BudgetCluster cluster) : IClassFixture<BudgetCluster>
{
    private const string Refused = $"failed: {ErrorCodes.BudgetExceeded}";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tools_OfSeveralRunsAtOnce_PassExactlyAsOftenAsAllowed()
    {
        var user = NetraCluster.NewUser();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cluster.RunToEndAsync(user, Tools(8))));

        var passed = runs.Select(Passed).ToArray();
        Assert.Equal(BudgetCluster.ToolsPerDay, passed.Sum());
        Assert.All(passed, count => Assert.InRange(count, 0, BudgetCluster.ToolsPerRun));
        Assert.Equal(passed.Select(count => (long)count), runs.Select(run => run.Usage.Used.ToolCalls));
        Assert.Equal(BudgetCluster.ToolsPerDay, (await BudgetsAsync(user)).Used.ToolCalls);
    }

    [Fact]
    public async Task Tool_OverTheBudgetOfARun_IsRefusedWithItsEventsAndNotDone()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, $"{Tools(BudgetCluster.ToolsPerRun)}\ntool late");

        Assert.Equal((RunStatus.Failed, ErrorCodes.BudgetExceeded), (run.Status, run.Error?.Code));
        Assert.Contains("Waiting does not help", run.Error!.Message, StringComparison.Ordinal);
        var events = await cluster.EventsAsync(user, run.RunId);
        var late = events.Where(e => e.Payload.Contains("\"late\"", StringComparison.Ordinal)).Select(e => (e.Type, JsonNode.Parse(e.Payload)!)).ToArray();
        Assert.Equal([EventTypes.ToolExecuting, EventTypes.ToolCompleted], late.Select(e => e.Type));
        Assert.Equal(("failed", ErrorCodes.BudgetExceeded), ((string?)late[1].Item2["status"], (string?)late[1].Item2["result"]!["code"]));
        Assert.Equal(BudgetCluster.ToolsPerRun, run.Usage.Used.ToolCalls);
    }

    [Fact]
    public async Task Tool_TriedAgain_IsOneCall()
    {
        var run = await cluster.RunToEndAsync(NetraCluster.NewUser(), "flaky 2 unavailable 0.01");

        Assert.Equal(("attempt 3", 1L), (run.Result?.Answer, run.Usage.Used.ToolCalls));
    }

    [Fact]
    public async Task Calls_OfAgentsAtOnce_AreReservedBeforeTheyAreMade()
    {
        var (user, gate) = (NetraCluster.NewUser(), new TaskCompletionSource());
        var questions = Questions(8, "Said.", gate);

        var run = await cluster.StartAsync(user, $"all {string.Join(" & ", questions.Select(question => $"call model ask {question}"))}", "caller");
        var answers = new List<string>();
        await cluster.EventsUntilAsync(user, run.RunId, e => Count(answers, e) == 5);
        var held = await BudgetsAsync(user);
        gate.SetResult();
        await cluster.EventsAsync(user, run.RunId);

        Assert.All(answers, answer => Assert.Equal(Refused, answer));
        Assert.Equal(3, questions.Sum(question => cluster.Model.RequestsOf(question).Count));
        Assert.Equal(0, held.Used.Tokens);
        Assert.InRange(held.Reserved.Tokens, 3 * BudgetCluster.MaxOutputTokens, BudgetCluster.TokensPerDay);
        var ended = (await cluster.User(user).GetRunAsync(run.RunId))!;
        Assert.Equal(5, ended.Result!.Answer.Split(',').Count(answer => answer == Refused));
        Assert.Equal(new Spending(BillOf(questions, "Said."), BudgetUse.None), ended.Usage);
        var after = await BudgetsAsync(user);
        Assert.Equal((ended.Usage.Used, ended.Usage.Reserved), (after.Used, after.Reserved));
    }

    [Fact]
    public async Task Call_ThatTheProviderRefuses_CostsNothing()
    {
        var (user, question) = (NetraCluster.NewUser(), NewQuestion());
        cluster.Model.On(question, ScriptedTurn.FailsWith(400));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Single(cluster.Model.RequestsOf(question));
        Assert.Equal(Spending.None, run.Usage);
    }

    [Fact]
    public async Task Call_OfACancelledRun_StaysReserved()
    {
        var (user, gate) = (NetraCluster.NewUser(), new TaskCompletionSource());
        var asked = new TaskCompletionSource();
        var question = NewQuestion();
        cluster.Model.On(question, new ScriptedTurn { Before = token => Asked(asked, gate, token) });
        var run = await cluster.StartAsync(user, $"ask {question}", "model");
        await asked.Task.WaitAsync(Patience, Cancellation);

        await cluster.User(user).CancelRunAsync(run.RunId);
        await cluster.EventsAsync(user, run.RunId);

        Assert.True((await BudgetsAsync(user)).Reserved.Tokens > BudgetCluster.MaxOutputTokens);
        Assert.Equal((await BudgetsAsync(user)).Reserved, (await cluster.User(user).GetRunAsync(run.RunId))!.Usage.Reserved);
    }

    [Fact]
    public async Task Budgets_AfterTheUserHasMoved_AreAsSpentAsBefore()
    {
        var user = NetraCluster.NewUser();
        var question = Questions(1, "Said.", null)[0];
        var first = await cluster.RunToEndAsync(user, Tools(BudgetCluster.ToolsPerRun));
        await cluster.RunToEndAsync(user, $"ask {question}", "model");
        await cluster.RunToEndAsync(user, "query SELECT number FROM numbers(20)");
        var before = await BudgetsAsync(user);

        await cluster.LoseAsync(user, first.RunId);

        Assert.Equal(before.Used, (await BudgetsAsync(user)).Used);
        
        // A query of the script is a tool, too.
        Assert.Equal((7L, 20L), (before.Used.ToolCalls, before.Used.Rows));
        Assert.Equal(first.Usage, (await cluster.User(user).GetRunAsync(first.RunId))!.Usage);
        var rest = await cluster.RunToEndAsync(user, Tools(BudgetCluster.ToolsPerRun));
        Assert.Equal(BudgetCluster.ToolsPerDay - 7, Passed(rest));
    }

    [Fact]
    public async Task Call_UnderWayWhenItsAgentIsLost_IsOneCharge()
    {
        var (user, gate, asked) = (NetraCluster.NewUser(), new TaskCompletionSource(), new TaskCompletionSource());
        var question = NewQuestion();
        cluster.Model.On(question, _ => new ScriptedTurn { Text = "Said.", Before = token => Asked(asked, gate, token) });
        var run = await cluster.StartAsync(user, $"ask {question}", "model");
        await asked.Task.WaitAsync(Patience, Cancellation);

        await cluster.LoseAsync(user, run.RunId, ("model", CallId.Root));
        gate.SetResult();
        await cluster.EventsAsync(user, run.RunId);

        Assert.Equal(2, cluster.Model.RequestsOf(question).Count);
        Assert.Equal(new Spending(BillOf([question], "Said."), BudgetUse.None), (await cluster.User(user).GetRunAsync(run.RunId))!.Usage);
    }

    [Fact]
    public async Task Day_ThatEnds_FillsTheBudgets_AndWhatBeganBeforeIsSettledThere()
    {
        var (user, gate, asked) = (NetraCluster.NewUser(), new TaskCompletionSource(), new TaskCompletionSource());
        var question = NewQuestion();
        cluster.Model.On(question, new ScriptedTurn { Text = "Said.", Before = token => Asked(asked, gate, token) });
        await cluster.RunToEndAsync(user, Tools(BudgetCluster.ToolsPerRun));
        await cluster.RunToEndAsync(user, Tools(BudgetCluster.ToolsPerRun));
        var run = await cluster.StartAsync(user, $"ask {question}", "model");
        await asked.Task.WaitAsync(Patience, Cancellation);
        var yesterday = await BudgetsAsync(user);

        cluster.Time.Advance(yesterday.ResetsAt - cluster.Time.GetUtcNow());
        gate.SetResult();
        await cluster.EventsAsync(user, run.RunId);

        var today = await BudgetsAsync(user);
        Assert.Equal((10L, yesterday.Day.AddDays(1)), (yesterday.Used.ToolCalls, today.Day));
        Assert.Equal((BudgetUse.None, BudgetUse.None), (today.Used, today.Reserved));
        Assert.Equal(BudgetCluster.ToolsPerRun, Passed(await cluster.RunToEndAsync(user, Tools(8))));
    }

    [Fact]
    public async Task Rows_OfARunAndOfClients_AreHandedOutWithinTheBudgetOnly()
    {
        var user = NetraCluster.NewUser();

        var run = await cluster.RunToEndAsync(user, "try query SELECT number FROM numbers(40)\ntry query SELECT number FROM numbers(11)\ntry query SELECT number FROM numbers(10)\ntry query SELECT 1");
        var direct = await QueryAsync(user, 29);
        var refused = await Assert.ThrowsAsync<NetraException>(() => QueryAsync(user, 2));
        await QueryAsync(user, 1);
        var spent = await Assert.ThrowsAsync<NetraException>(() => QueryAsync(user, 1));

        Assert.Equal((50L, 29), (run.Usage.Used.Rows, direct.Rows.Length));
        Assert.Equal([Refused, Refused], run.Result!.Answer.Split('\n').Where(line => line == Refused));
        Assert.All([refused, spent], refusal => Assert.Equal(ErrorCodes.BudgetExceeded, refusal.Code));
        Assert.InRange(spent.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Assert.Equal(BudgetCluster.RowsPerDay, (await BudgetsAsync(user)).Used.Rows);
    }

    [Fact]
    public async Task Rows_OfQueriesAtOnce_AreNeverMoreThanTheBudget()
    {
        var user = NetraCluster.NewUser();

        var rows = await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            try
            {
                return (await QueryAsync(user, 9, i)).Rows.Length;
            }
            catch (NetraException refusal) when (refusal.Code == ErrorCodes.BudgetExceeded)
            {
                return 0;
            }
        }));

        Assert.Equal(72, rows.Sum());
        Assert.Equal(72, (await BudgetsAsync(user)).Used.Rows);
    }

    [Fact]
    public async Task Rows_OfAResultThatIsRefused_AreRecordedAsHandedOutToNobody()
    {
        var user = NetraCluster.NewUser();
        var refused = new AnalyticsQuery($"SELECT row_count FROM data_access_audit WHERE operation = 'query' AND outcome = '{ErrorCodes.BudgetExceeded}'");
        await Assert.ThrowsAsync<NetraException>(() => QueryAsync(user, BudgetCluster.RowsPerDay + 1));

        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        QueryResult records;
        while ((records = await cluster.User(user).ExecuteAnalyticsQueryAsync(refused, Cancellation)).Rows.IsEmpty)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }

        Assert.Equal(0UL, Assert.Single(records.Rows)[0]);
    }

    [Fact]
    public async Task Budgets_OfAnErasedUser_AreForgotten()
    {
        var user = NetraCluster.NewUser();
        var run = await cluster.RunToEndAsync(user, Tools(BudgetCluster.ToolsPerRun));

        await cluster.User(user).EraseAsync();

        Assert.Equal(BudgetUse.None, (await BudgetsAsync(user)).Used);
        await cluster.LoseAsync(user, run.RunId);
        Assert.Equal(BudgetUse.None, (await BudgetsAsync(user)).Used);
    }

    private static string NewQuestion() => $"question {Guid.NewGuid():N}";

    private static string Tools(int count) => $"all {string.Join(" & ", Enumerable.Range(0, count).Select(i => $"try tool t{i}"))}";

    private static int Passed(RunView run) => run.Result!.Answer.Split(',').Count(answer => answer != Refused);

    private static int Count(List<string> answers, UserEvent e)
    {
        if (e.Type == EventTypes.SubagentCompleted)
        {
            answers.Add((string)JsonNode.Parse(e.Payload)!["result"]!["answer"]!);
        }

        return answers.Count;
    }

    private static async Task Asked(TaskCompletionSource asked, TaskCompletionSource gate, CancellationToken cancellationToken)
    {
        asked.TrySetResult();
        await gate.Task.WaitAsync(cancellationToken);
    }

    private string[] Questions(int count, string answer, TaskCompletionSource? gate)
    {
        string[] questions = [.. Enumerable.Range(0, count).Select(_ => NewQuestion())];
        foreach (var question in questions)
        {
            cluster.Model.On(question, new ScriptedTurn { Text = answer, Before = token => gate?.Task.WaitAsync(token) ?? Task.CompletedTask });
        }

        return questions;
    }

    // What the endpoint counts, each operation once; at 0.25 and 2 dollars per million.
    private BudgetUse BillOf(string[] questions, string answer)
    {
        var asked = questions.SelectMany(cluster.Model.RequestsOf).DistinctBy(request => request.IdempotencyKey).ToArray();
        var (input, output) = (asked.Sum(request => (long)((request.Text.Length + 3) / 4)), (long)(asked.Length * ((answer.Length + 3) / 4)));
        return new BudgetUse(input + output, ((input * 0.25m) + (output * 2)) / 1_000_000);
    }

    private async Task<BudgetStatistics> BudgetsAsync(string user) => (await cluster.User(user).GetStatisticsAsync()).Budgets!;

    private Task<QueryResult> QueryAsync(string user, int rows, int offset = 0) =>
        cluster.User(user).ExecuteAnalyticsQueryAsync(new AnalyticsQuery($"SELECT number + {offset} FROM numbers({rows})"), Cancellation);
}
