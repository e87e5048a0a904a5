using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Models;
using Netra.Testing.Clusters;
using Netra.Testing.Models;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Models;

[Collection(nameof(ModelCollection))]
public sealed class ToolTests(ModelCluster cluster)
{
    [Theory]
    [InlineData("DROP TABLE workload_events", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT * FROM workload_events; SELECT 1", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT * FROM system.tables", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT * FROM url('http://127.0.0.1:1', 'CSV', 'a String')", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT owner FROM workload_events", null)]
    [InlineData("SELECT getSetting('SQL_netra_capability')", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT * FROM workload_events SETTINGS SQL_netra_capability = 'a'", ErrorCodes.QueryNotAllowed)]
    [InlineData("SELECT workload_id FROM workload_events WHERE 1 = 1 OR 'admin' = 'admin'", null)]
    [InlineData("SELECT nothing FROM workload_events", ErrorCodes.QueryFailed)]
    public async Task Query_HostileOrWrong_ComesBackAsItsReasonAndShowsNobodyElsesRows(string sql, string? code)
    {
        var (user, victim, question) = (NetraCluster.NewUser(), NetraCluster.NewUser(), ModelCluster.NewQuestion());
        var (own, secret) = ($"own-{Guid.NewGuid():N}", $"secret-{Guid.NewGuid():N}");
        await cluster.StoreAsync(user, own);
        await cluster.StoreAsync(victim, secret);
        cluster.Model.On(question, ScriptedTurn.CallsTools(("query_analytics", new { sql })), ScriptedTurn.Says("Done."));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal("Done.", run.Result?.Answer);
        var result = JsonNode.Parse(Assert.Single(cluster.Model.RequestsOf(question)[^1].Messages("tool")))!;
        if (code is not null)
        {
            Assert.Equal(code, (string?)result["error"]!["code"]);
            Assert.NotEmpty((string)result["error"]!["message"]!);
        }

        var seen = string.Join('\n', cluster.Model.RequestsOf(question).Select(request => request.Text))
            + string.Join('\n', (await cluster.EventsAsync(user, run.RunId)).Select(e => e.Payload));
        Assert.DoesNotContain(secret, seen, StringComparison.Ordinal);
        Assert.Equal(sql.Contains("'admin'", StringComparison.Ordinal), seen.Contains(own, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Query_Refused_IsMendedByTheModel()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        await cluster.StoreAsync(user, "chat", "chat", "code");
        cluster.Model.On(
            question,
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT count() FROM other_table" })),
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT count() AS n FROM workload_events WHERE workload_id = {w:String}", parameters = new { w = "chat" } })),
            ScriptedTurn.Says("Two."));

        await cluster.RunToEndAsync(user, $"ask {question}", "model");

        var results = cluster.Model.RequestsOf(question)[^1].Messages("tool").Select(text => JsonNode.Parse(text)!).ToArray();
        Assert.Equal((ErrorCodes.QueryNotAllowed, 20), ((string?)results[0]["error"]!["code"], (int)results[0]["error"]!["position"]!));
        Assert.Equal("[[2]]", results[1]["rows"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"workloads":["chat"]}""", "scope, measure, bucket, groupBy")]
    [InlineData("""{"scope":{"workload":"chat"}}""", "schema")]
    public async Task Analysis_WithAFilterUnderAWrongName_IsRefusedInsteadOfBeingOfAllEvents(string arguments, string said)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        await cluster.StoreAsync(user, "chat", "code");
        cluster.Model.On(question, ScriptedTurn.CallsTools(("analyze_performance", arguments)), ScriptedTurn.Says("Done."));

        await cluster.RunToEndAsync(user, $"ask {question}", "model");

        var result = JsonNode.Parse(Assert.Single(cluster.Model.RequestsOf(question)[^1].Messages("tool")))!;
        Assert.Equal(ErrorCodes.InvalidRequest, (string?)result["error"]!["code"]);
        Assert.Contains(said, (string?)result["error"]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_OfManyRows_ShowsTheFirstAndHowManyThereWere()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        await cluster.StoreAsync(user, [.. Enumerable.Range(0, 50).Select(i => i == 0 ? new string('é', 5_000) : $"w{i}")]);
        cluster.Model.On(
            question,
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT workload_id FROM workload_events ORDER BY timestamp" })),
            ScriptedTurn.Says("Many."));

        await cluster.RunToEndAsync(user, $"ask {question}", "model");

        var result = JsonNode.Parse(cluster.Model.RequestsOf(question)[^1].Messages("tool")[0])!;
        Assert.Equal((ModelCluster.ShownRows, 50), (result["rows"]!.AsArray().Count, (int)result["rowCount"]!));
        Assert.StartsWith($"Only the first {ModelCluster.ShownRows} of 50 rows are shown.", (string)result["note"]!, StringComparison.Ordinal);
        Assert.True(((string)result["rows"]![0]![0]!).Length <= 2_001);
    }

    [Fact]
    public async Task Tools_OfTheSessionAndTables_ReadWhatIsThere()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        await cluster.User(user).SetSessionJsonAsync("theme", "{\"name\":\"dunkel\"}", null);
        cluster.Model.On(
            question,
            ScriptedTurn.CallsTools(("list_session_keys", new { }), ("get_session_value", new { key = "theme" }), ("get_session_value", new { key = "none" }), ("describe_tables", new { })),
            ScriptedTurn.Says("Read."));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        var results = cluster.Model.RequestsOf(question)[^1].Messages("tool");
        Assert.Equal("{\"keys\":[\"theme\"],\"count\":1}", results[0]);
        Assert.Equal("dunkel", (string?)JsonNode.Parse(results[1])!["value"]!["name"]);
        Assert.False((bool)JsonNode.Parse(results[2])!["found"]!);
        Assert.Contains("latency_ms Nullable(Float64)", results[3], StringComparison.Ordinal);
        Assert.Equal(
            ["list_session_keys", "get_session_value", "get_session_value", "describe_tables"],
            ToolsOf(await cluster.EventsAsync(user, run.RunId), EventTypes.ToolExecuting));
    }

    [Theory]
    [InlineData("query_analytics", "{\"sql\": \"SELECT 1", ErrorCodes.InvalidRequest)]
    [InlineData("query_analytics", "[1]", ErrorCodes.InvalidRequest)]
    [InlineData("query_analytics", "{}", ErrorCodes.InvalidRequest)]
    [InlineData("query_analytics", "{\"sql\": {\"a\": 1}}", ErrorCodes.InvalidRequest)]
    [InlineData("query_analytics", "{\"sql\": \"SELECT 1\", \"parameters\": \"none\"}", ErrorCodes.InvalidRequest)]
    [InlineData("delete_everything", "{}", null)]
    public async Task Call_ThatDoesNotFit_IsAnsweredAndRunsNothing(string tool, string arguments, string? code)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.CallsTools((tool, arguments)), ScriptedTurn.Says("Never mind."));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal("Never mind.", run.Result?.Answer);
        var result = Assert.Single(cluster.Model.RequestsOf(question)[^1].Messages("tool"));
        Assert.Contains(code ?? "not found", result, StringComparison.Ordinal);
        Assert.Empty(ToolsOf(await cluster.EventsAsync(user, run.RunId), EventTypes.ToolExecuting));
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("stream")]
    public async Task Calls_WithoutEnd_AreBounded(string verb)
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        cluster.Model.On(question, ScriptedTurn.CallsTools(("list_session_keys", new { })));

        var run = await cluster.RunToEndAsync(user, $"{verb} {question}", "model");

        Assert.Equal("failed: model_failed no_answer", run.Result?.Answer);
        Assert.Equal(ModelCluster.ToolTurns + 1, cluster.Model.RequestsOf(question).Count);
        Assert.Equal(ModelCluster.ToolTurns, ToolsOf(await cluster.EventsAsync(user, run.RunId), EventTypes.ToolCompleted).Count);
    }

    [Fact]
    public async Task Calls_ManyInOneAnswer_AreBounded()
    {
        var (user, question) = (NetraCluster.NewUser(), ModelCluster.NewQuestion());
        var calls = Enumerable.Range(0, ModelLimits.ToolsPerAnswer + 4).Select(_ => ("list_session_keys", (object)new { })).ToArray();
        cluster.Model.On(question, ScriptedTurn.CallsTools(calls), ScriptedTurn.Says("Enough."));

        var run = await cluster.RunToEndAsync(user, $"ask {question}", "model");

        Assert.Equal(ModelLimits.ToolsPerAnswer, ToolsOf(await cluster.EventsAsync(user, run.RunId), EventTypes.ToolExecuting).Count);
        Assert.Equal(4, cluster.Model.RequestsOf(question)[^1].Messages("tool").Count(result => result.Contains(ErrorCodes.LimitExceeded, StringComparison.Ordinal)));
    }

    private static List<string> ToolsOf(IEnumerable<UserEvent> events, string type) =>
        [.. events.Where(e => e.Type == type).Select(e => JsonSerializer.Deserialize<JsonElement>(e.Payload).GetProperty("toolName").GetString()!)];
}
