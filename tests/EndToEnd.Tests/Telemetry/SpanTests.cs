using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.ClickHouse;
using Netra.Testing.Models;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>What a run leaves in a trace: all of its work in one, and nothing of its user.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SpanTests(TelemetryFixture fixture) : IClassFixture<TelemetryFixture>
{
    // What every token begins with.
    private const string AnyToken = "eyJ";

    private readonly TelemetrySilo _silo = fixture.Silo;

    [Fact]
    public async Task Run_AskedOverHttp_IsOneTraceDownToTheDatabases()
    {
        using var user = await ApiUser.LogInAsync(_silo.Address, $"user-{Guid.NewGuid():N}");

        var runId = await RunAsync(user, "script", "query SELECT count() FROM workload_events\ncall helper tool inner");

        var root = await _silo.Spans.WaitAsync("the execution of the run", span => IsOf(span, runId, "invoke_agent script"));
        var request = await _silo.Spans.WaitAsync("the request", span => span.TraceId == root.TraceId && span.DisplayName == "POST /v1/runs");
        Assert.Equal(ActivityKind.Server, request.Kind);
        Assert.Equal("POST /v1/runs", _silo.Spans.Above(root)[^1].DisplayName);
        Assert.Contains(_silo.Spans.Above(root), span => span.Source.Name == "Microsoft.Orleans.Application");

        var query = await _silo.Spans.WaitAsync("the query's tool", span => IsOf(span, runId, "execute_tool query"));
        Assert.Equal(root.SpanId, query.ParentSpanId);
        var select = await _silo.Spans.WaitAsync("the query", span => span.TraceId == root.TraceId && span.DisplayName == "SELECT clickhouse");
        Assert.Contains(query, _silo.Spans.Above(select));
        Assert.Equal(("workload_events", 1), (select.GetTagItem("db.collection.name"), select.GetTagItem("db.response.returned_rows")));

        var helper = await _silo.Spans.WaitAsync("the called agent", span => IsOf(span, runId, "invoke_agent helper"));
        Assert.Equal(root.SpanId, helper.ParentSpanId);
        Assert.Equal(helper.SpanId, (await _silo.Spans.WaitAsync("its tool", span => IsOf(span, runId, "execute_tool inner"))).ParentSpanId);
        var commit = await _silo.Spans.WaitAsync("a commit", span => span.TraceId == root.TraceId && span.DisplayName == "Commit redis" && _silo.Spans.Above(span).Contains(helper));
        Assert.Equal("redis", commit.GetTagItem("db.system.name"));
    }

    [Fact]
    public async Task Model_AskedWithTools_HasASpanForEachCallUnderItsStep()
    {
        using var user = await ApiUser.LogInAsync(_silo.Address, $"user-{Guid.NewGuid():N}");
        var question = $"question {Guid.NewGuid():N}";
        _silo.Model.On(question, ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT 1 AS one" })), ScriptedTurn.Says("one"));

        var runId = await RunAsync(user, "model", $"ask {question}");

        var root = await _silo.Spans.WaitAsync("the execution of the run", span => IsOf(span, runId, "invoke_agent model"));
        var chats = _silo.Spans.All.Where(span => span.TraceId == root.TraceId && span.DisplayName == "chat scripted").ToArray();
        Assert.Equal(2, chats.Length);
        Assert.All(chats, chat =>
        {
            Assert.Equal(("chat", "scripted", ActivityKind.Client), (chat.GetTagItem("gen_ai.operation.name"), chat.GetTagItem("gen_ai.request.model"), chat.Kind));
            Assert.True(chat.GetTagItem("gen_ai.usage.input_tokens") is int or long);
            Assert.Equal(["step chat", "invoke_agent model"], _silo.Spans.Above(chat).Take(2).Select(span => span.DisplayName));
        });
        var tool = Assert.Single(_silo.Spans.All, span => span.TraceId == root.TraceId && span.DisplayName == "execute_tool query_analytics");
        Assert.Equal((root.SpanId, runId), (tool.ParentSpanId, tool.GetTagItem("netra.run.id")));
    }

    [Fact]
    public async Task Failure_OfATool_IsToldByItsCodeOnly()
    {
        using var user = await ApiUser.LogInAsync(_silo.Address, $"user-{Guid.NewGuid():N}");

        var runId = await RunAsync(user, "script", "query SELECT canary_column FROM workload_events");

        var tool = await _silo.Spans.WaitAsync("the tool", span => IsOf(span, runId, "execute_tool query"));
        Assert.Equal((ActivityStatusCode.Error, "query_failed", null), (tool.Status, tool.GetTagItem("error.type"), tool.StatusDescription));
        Assert.Equal("query_failed", (await _silo.Spans.WaitAsync("the agent", span => IsOf(span, runId, "invoke_agent script"))).GetTagItem("error.type"));
    }

    [Fact]
    public async Task Spans_OfWhateverAUserDoes_HoldNothingOfIt()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        using var user = await ApiUser.LogInAsync(_silo.Address, $"user-{canary}");
        _silo.Model.On($"ask-{canary}", ScriptedTurn.CallsTools(("query_analytics", new { sql = $"SELECT '{canary}' AS told", password = canary })), ScriptedTurn.Says($"said {canary}"));

        await user.CallAsync(HttpMethod.Put, $"/v1/session/key-{canary}", $"value-{canary}");
        await user.CallAsync(HttpMethod.Get, $"/v1/session/key-{canary}");
        await user.CallAsync(HttpMethod.Post, "/v1/query", new { sql = $"SELECT count() FROM workload_events WHERE workload_id = '{canary}'" });
        Assert.Equal(400, (await user.SendAsync(HttpMethod.Post, "/v1/query", $$"""{"sql":"SELECT * FROM {{canary}}"}""")).Status);
        Assert.Equal(404, (await user.SendAsync(HttpMethod.Get, $"/v1/{canary}?q={canary}")).Status);
        Assert.Equal(200, await StreamAsync($"/v1/events?access_token={await TokenAsync($"user-{canary}")}&after=0", canary));
        Assert.Equal(401, await StreamAsync($"/v1/events?access_token={canary}&after=0", canary));
        Assert.Equal(401, await StreamAsync($"/v1/events?%61ccess_token={canary}", canary));
        Assert.Equal(401, await StreamAsync($"/v1/me/statistics?access_token={await TokenAsync($"user-{canary}")}", canary));
        await RunAsync(user, "script", $"query SELECT '{canary}'\nset key-{canary}\ntool plain\ncall helper answer {canary}", threadId: canary);
        await RunAsync(user, "script", $"query SELECT '{canary}' FROM system.{canary}");
        var last = await RunAsync(user, "model", $"stream ask-{canary}");

        await _silo.Spans.WaitAsync("the refused request", span => span.DisplayName == "GET /v1/me/statistics");
        await _silo.Spans.WaitAsync("the end of the last run", span => IsOf(span, last, "invoke_agent model"));
        var capability = Capability.Derive(((CapabilityRoot)_silo.Services.GetService(typeof(CapabilityRoot))!).Bytes, UserId.Parse($"user-{canary}"), generation: 0).Reveal();
        Assert.All(_silo.Spans.All, span => Assert.All((string[])[canary, capability, AnyToken], secret => Assert.DoesNotContain(secret, TextOf(span), StringComparison.OrdinalIgnoreCase)));
        Assert.All(_silo.Spans.All, span => Assert.Empty(span.Events));
    }

    private async Task<string> TokenAsync(string user)
    {
        using var http = new HttpClient { BaseAddress = _silo.Address };
        using var answer = await http.PostAsJsonAsync("/dev/token", new { user });
        return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["access_token"]!;
    }

    private async Task<int> StreamAsync(string path, string tracestate)
    {
        using var http = new HttpClient { BaseAddress = _silo.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("traceparent", $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01");
        request.Headers.Add("tracestate", $"vendor={tracestate}");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return (int)answer.StatusCode;
    }

    private static async Task<string> RunAsync(ApiUser user, string agent, string message, string? threadId = null)
    {
        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message, agent, threadId, requestId = Guid.NewGuid().ToString() });
        await user.EndOfAsync((string)run["runId"]!);
        return (string)run["runId"]!;
    }

    private static bool IsOf(Activity span, string runId, string name) => span.DisplayName == name && span.GetTagItem("netra.run.id") as string == runId;

    private static string TextOf(Activity span) => string.Join('\n', span.TagObjects
        .Select(tag => $"{tag.Key}={(tag.Value is IEnumerable<string> many ? string.Join(',', many) : tag.Value)}")
        .Append(span.DisplayName).Append(span.OperationName).Append(span.StatusDescription).Append(span.TraceStateString));
}
