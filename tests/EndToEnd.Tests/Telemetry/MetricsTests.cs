using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing;
using Netra.Testing.Models;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>What <c>/metrics</c> shows after runs: how many, how long, what they cost and what was refused, and nobody's name.</summary>
[Collection(TelemetryCollection.Name)]
public sealed partial class MetricsTests(TelemetryFixture fixture) : IClassFixture<TelemetryFixture>
{
    private static readonly string[] Expected =
    [
        "netra_run_admitted_total{", "netra_run_queue_duration_seconds_count{", "netra_run_duration_seconds_count{", "gen_ai_invoke_agent_duration_seconds_count{",
        "gen_ai_execute_tool_duration_seconds_count{", "netra_step_duration_seconds_count{", "gen_ai_client_token_usage_count{", "gen_ai_client_operation_duration_seconds_count{",
        "netra_budget_cost_total{", "netra_denied_total{", "db_client_operation_duration_seconds_count{", "netra_circuit_state{", "netra_attestation_holds{",
        "http_server_request_duration_seconds_count{", "dotnet_gc_collections_total{", "orleans_",
    ];

    private readonly TelemetrySilo _silo = fixture.Silo;

    [Fact]
    public async Task Metrics_AfterRuns_CountThemAndNameNobody()
    {
        var canary = $"canary{Guid.NewGuid():N}";
        using var user = await ApiUser.LogInAsync(_silo.Address, $"user-{canary}");
        _silo.Model.On($"ask-{canary}", ScriptedTurn.CallsTools(("query_analytics", new { sql = $"SELECT '{canary}' AS told" })), ScriptedTurn.Says($"said {canary}"));
        await RunAsync(user, "model", $"stream ask-{canary}");
        await RunAsync(user, "script", $"tool plain\nquery SELECT '{canary}'");
        await RunAsync(user, "script", "fail invalid_data");
        await user.CallAsync(HttpMethod.Put, $"/v1/session/key-{canary}", canary);
        Assert.Equal(400, (await user.SendAsync(HttpMethod.Post, "/v1/query", $$"""{"sql":"SELECT * FROM {{canary}}"}""")).Status);

        var metrics = await _silo.MetricsAsync(Expected);

        Assert.Matches("""netra_run_duration_seconds_count\{[^}]*gen_ai_agent_name="script"[^}]*netra_status="completed"[^}]*\} 1""", metrics);
        Assert.Matches("""netra_run_duration_seconds_count\{[^}]*gen_ai_agent_name="script"[^}]*netra_status="failed"[^}]*\} 1""", metrics);
        Assert.Matches("""netra_denied_total\{[^}]*netra_code="query_not_allowed"[^}]*\} 1""", metrics);
        Assert.Matches("""gen_ai_client_token_usage_count\{[^}]*gen_ai_request_model="scripted"[^}]*gen_ai_token_type="output"[^}]*\} 2""", metrics);
        Assert.True(double.Parse(Cost().Match(metrics).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) > 0);
        Assert.DoesNotContain("netra_model_cost", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain("gen_ai_response_model", metrics, StringComparison.Ordinal);
        Assert.DoesNotContain(canary, metrics, StringComparison.OrdinalIgnoreCase);
        await DashboardNamesAsync(metrics);
    }

    private static async Task DashboardNamesAsync(string metrics)
    {
        var dashboard = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "grafana", "netra.json")))!;
        var asked = dashboard["panels"]!.AsArray().SelectMany(panel => panel!["targets"]!.AsArray()).SelectMany(target => MetricName().Matches((string)target!["expr"]!).Select(name => name.Value)).Distinct().ToArray();

        Assert.True(asked.Length >= 10, $"{asked.Length} metrics");

        // Of a counter nothing is shown before it first counts.
        Assert.All(asked.Except(["netra_isolation_denied_total", "netra_circuit_opened_total"]), name => Assert.Contains($"\n{name}{{", metrics, StringComparison.Ordinal));
    }

    private static async Task RunAsync(ApiUser user, string agent, string message)
    {
        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message, agent });
        await user.EndOfAsync((string)run["runId"]!);
    }

    [GeneratedRegex("""netra_budget_cost_total\{[^}]*\} (\S+)""")]
    private static partial Regex Cost();

    [GeneratedRegex("""\b(netra|gen_ai|db_client|http_server|dotnet)_\w+(?=[{\[])""")]
    private static partial Regex MetricName();
}
