using Netra.EndToEnd.Tests.Hosting;
using Netra.Testing.Models;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>Content, where an operator turned it on.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class ContentTests
{
    [Fact]
    public async Task Content_TurnedOn_IsShownWithoutSecrets()
    {
        await using var silo = await TelemetrySilo.StartAsync("--Netra:Telemetry:Content=true");
        using var user = await ApiUser.LogInAsync(silo.Address, "canary-user");
        silo.Model.On(
            "a shown question",
            ScriptedTurn.CallsTools(("query_analytics", new { sql = "SELECT 'shown literal' AS told" }), ("query_analytics", new { sql = "SELECT 1", password = "hidden-word" })),
            ScriptedTurn.Says("a shown answer"));

        var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = "ask a shown question", agent = "model", threadId = "shown-thread" });
        await user.EndOfAsync((string)run["runId"]!);

        var root = await silo.Spans.WaitAsync("the execution of the run", span => span.DisplayName == "invoke_agent model");
        Assert.Contains("a shown question", (string)root.GetTagItem("gen_ai.input.messages")!, StringComparison.Ordinal);
        Assert.Contains("a shown answer", (string)root.GetTagItem("gen_ai.output.messages")!, StringComparison.Ordinal);
        Assert.Equal("shown-thread", root.GetTagItem("gen_ai.conversation.id"));
        var spans = silo.Spans.All.Where(span => span.TraceId == root.TraceId).ToArray();
        Assert.Contains(spans, span => span.DisplayName == "chat scripted" && ((string)span.GetTagItem("gen_ai.input.messages")!).Contains("a shown question", StringComparison.Ordinal));
        Assert.Contains(spans, span => span.DisplayName == "SELECT clickhouse" && ((string)span.GetTagItem("db.query.text")!).Contains("shown literal", StringComparison.Ordinal));
        var arguments = spans.Where(span => span.DisplayName == "execute_tool query_analytics").Select(span => (string)span.GetTagItem("gen_ai.tool.call.arguments")!).ToArray();
        Assert.Contains(arguments, given => given.Contains("shown literal", StringComparison.Ordinal));
        Assert.DoesNotContain(silo.Spans.All.SelectMany(span => span.Tags), tag => tag.Value?.Contains("hidden-word", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(silo.Spans.All.SelectMany(span => span.Tags), tag => tag.Value?.Contains("canary-user", StringComparison.Ordinal) == true);
    }
}
