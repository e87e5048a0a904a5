using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Faults.Agents;
using Netra.Faults.Cluster;
using Netra.Faults.Users;
using Netra.Testing.Models;

namespace Netra.Faults.Tests;

/// <summary>What a run has used, when the process that runs it is killed in the middle of it.</summary>
public sealed class BillTests
{
    private const int Agents = 5;
    private const int ToolsOfEach = 8;
    private const int RowsOfEach = 7;
    private const int Questions = Agents * ToolsOfEach / 2;
    private const string Answer = "It costs what it costs.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Run_WithFortyToolsAndAgentsAtOnce_KilledTwiceInTheMiddle_IsBilledExactly()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var model = await ScriptedModelEndpoint.StartAsync();
        await using var cluster = new FaultyCluster(OptionsFor(model), TestContext.Current.TestOutputHelper!.WriteLine);
        var gates = new Gates([3, 11]);
        model.OnAny(SpendingAgent.Question, new ScriptedTurn { Text = Answer, Before = gates.PassAsync });
        await cluster.StartAsync(patience.Token);
        using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        var user = new RetryingClient("billed", cluster, http, new Random(1));
        var request = new { message = "Spend.", agent = SpendingAgent.Name, requestId = "bill", parameters = new SpendingRequest { Agents = Agents, Tools = ToolsOfEach, Rows = RowsOfEach } };
        var runId = (string)(await user.SendAsync(HttpMethod.Post, "/v1/runs", request, patience.Token))!["runId"]!;

        foreach (var gate in gates.All)
        {
            await gate.Reached.WaitAsync(patience.Token);
            var silo = cluster.Nodes[0];
            await silo.EndAsync(Signal.Kill);
            gate.Open();
            await silo.StartAsync(patience.Token);
        }

        var run = await EndOfAsync(user, runId, patience.Token);
        var events = (await EventsAsync(user, http, cluster, patience.Token)).Where(e => (string?)e["runId"] == runId).ToArray();

        // The endpoint was asked again what was under way; the same operation is one call.
        Assert.True(model.Requests.Count > Questions, "nothing was under way when the silo was killed");
        var calls = model.Requests.GroupBy(asked => asked.IdempotencyKey).Select(asked => asked.Last()).ToArray();
        Assert.Equal(Questions, calls.Length);
        var (input, output) = (calls.Sum(call => (call.Text.Length + 3L) / 4), calls.Length * ((Answer.Length + 3L) / 4));
        Assert.Equal("completed", (string?)run["status"]);
        var used = run["usage"]!["used"]!;
        Assert.Equal(input + output, (long)used["tokens"]!);
        Assert.Equal(((input * 0.25m) + (output * 2)) / 1_000_000, (decimal)used["costDollars"]!);
        Assert.Equal(Agents * ToolsOfEach, (long)used["toolCalls"]!);
        Assert.Equal(Agents * ToolsOfEach * RowsOfEach, (long)used["rows"]!);
        Assert.Equal(Agents * ToolsOfEach, events.Where(e => (string?)e["type"] == "tool_completed").Select(e => (string?)e["payload"]!["toolCallId"]).Distinct().Count());
        Assert.Equal("""{"tokens":0,"costDollars":0,"toolCalls":0,"rows":0,"estimatedTokens":0}""", Plain(run["usage"]!["reserved"]!));

        // It was the user's only one, so the day's is the same, and stands in the store.
        await cluster.Nodes[0].EndAsync(Signal.Kill);
        await cluster.Nodes[0].StartAsync(patience.Token);
        var budgets = (await user.SendAsync(HttpMethod.Get, "/v1/me/statistics", body: null, patience.Token))!["budgets"]!;
        if ((string?)budgets["day"] == ((string?)run["createdAt"])![..10])
        {
            Assert.Equal((Plain(used), Plain(run["usage"]!["reserved"]!)), (Plain(budgets["used"]!), Plain(budgets["reserved"]!)));
            await AssertSpentAsync(user, http, cluster, patience.Token);
        }

        Assert.Empty(user.WrongAnswers);
    }

    private static FaultOptions OptionsFor(ScriptedModelEndpoint model) => new()
    {
        LogDirectory = ShortSuiteTests.Logs("bill"),
        Silos = 1,
        DiskMegabytes = 0,
        Settings =
        [
            $"--Netra:Model:Endpoint={model.Address}",
            "--Netra:Model:Model=scripted",
            "--Netra:Prices:Models:scripted:InputDollars=0.25",
            "--Netra:Prices:Models:scripted:OutputDollars=2",
            "--Netra:Limits:TokensPerRun=1000000",
            "--Netra:Limits:CostPerDay=10",
            $"--Netra:Limits:ToolCallsPerRun={Agents * ToolsOfEach}",
            $"--Netra:Limits:RowsPerRun={Agents * ToolsOfEach * RowsOfEach}",
            $"--Netra:Limits:RowsPerDay={Agents * ToolsOfEach * RowsOfEach}",
        ],
    };

    private static string Plain(JsonNode node) => node.ToJsonString(JsonSerializerOptions.Web);

    // The run has used up the rows of the day.
    private static async Task AssertSpentAsync(RetryingClient user, HttpClient http, FaultyCluster cluster, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(cluster.Nodes[0].Address, "/v1/query")) { Content = JsonContent.Create(new { sql = "SELECT 1" }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await user.TokenAsync(cancellationToken));
        using var answer = await http.SendAsync(request, cancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("budget_exceeded", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellationToken))!["code"]);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
    }

    private static async Task<JsonNode> EndOfAsync(RetryingClient user, string runId, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            var run = (await user.SendAsync(HttpMethod.Get, $"/v1/runs/{runId}", body: null, cancellationToken))!;
            if ((string)run["status"]! is not ("running" or "queued"))
            {
                return run;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    private static async Task<List<JsonNode>> EventsAsync(RetryingClient user, HttpClient http, FaultyCluster cluster, CancellationToken cancellationToken)
    {
        var head = (long)(await user.SendAsync(HttpMethod.Get, "/v1/me/statistics", body: null, cancellationToken))!["events"]!["head"]!;
        var events = new List<JsonNode>();
        var address = new Uri(cluster.Nodes[0].Address, $"/v1/events?access_token={await user.TokenAsync(cancellationToken)}");
        await using var body = await http.GetStreamAsync(address, cancellationToken);
        await foreach (var item in System.Net.ServerSentEvents.SseParser.Create(body).EnumerateAsync(cancellationToken))
        {
            events.Add(JsonNode.Parse(item.Data)!);
            if ((long)events[^1]["sequence"]! >= head)
            {
                break;
            }
        }

        return events;
    }
}
