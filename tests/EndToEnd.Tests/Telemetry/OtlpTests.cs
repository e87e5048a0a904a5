using System.Text;
using Netra.EndToEnd.Tests.Hosting;
using Netra.EndToEnd.Tests.Telemetry.Otlp;
using Netra.Grains.Abstractions.Identity;
using Netra.Silo.ClickHouse;
using Netra.Testing.Models;

namespace Netra.EndToEnd.Tests.Telemetry;

/// <summary>What a collector is sent, byte by byte, by a silo that is configured as the documentation says.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class OtlpTests
{
    [Theory]
    [InlineData("Netra:Telemetry:OtlpEndpoint", "Netra:Telemetry:OtlpProtocol")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_PROTOCOL")]
    public async Task Run_OfASiloWithACollector_ArrivesAsOneWholeTraceOfNobody(string endpoint, string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var canary = $"canary{Guid.NewGuid():N}";
        string runId;
        string capability;
        await using (var silo = await TelemetrySilo.StartAsync($"--{endpoint}={receiver.Address}", $"--{protocol}=http/protobuf"))
        {
            using var user = await ApiUser.LogInAsync(silo.Address, $"user-{canary}");
            silo.Model.On($"ask-{canary}", ScriptedTurn.CallsTools(("query_analytics", new { sql = $"SELECT '{canary}' AS told" })), ScriptedTurn.Says($"said {canary}"));
            await user.CallAsync(HttpMethod.Put, $"/v1/session/key-{canary}", $"value-{canary}");
            var run = await user.CallAsync(HttpMethod.Post, "/v1/runs", new { message = $"ask ask-{canary}", agent = "model", threadId = canary });
            runId = (string)run["runId"]!;
            await user.EndOfAsync(runId);
            capability = Capability.Derive(((CapabilityRoot)silo.Services.GetService(typeof(CapabilityRoot))!).Bytes, UserId.Parse($"user-{canary}"), generation: 0).Reveal();
        }

        Assert.Empty(receiver.Odd);
        var agent = Assert.Single(receiver.Spans, sent => sent.Span.Name == "invoke_agent model" && Text(sent.Span, "netra.run.id") == runId).Span;
        var trace = receiver.Spans.Where(sent => sent.Span.TraceId == agent.TraceId).ToArray();
        Assert.All(receiver.Spans, sent => Assert.Equal("netra", sent.Service));
        Assert.All(receiver.Spans.Where(sent => Text(sent.Span, "netra.run.id") == runId), sent => Assert.Equal(agent.TraceId, sent.Span.TraceId));

        var root = Assert.Single(trace, sent => sent.Span.ParentSpanId.IsEmpty).Span;
        Assert.Equal("POST /v1/runs", root.Name);
        var known = trace.Select(sent => sent.Span.SpanId).ToHashSet();
        Assert.All(trace, sent => Assert.True(sent.Span == root || known.Contains(sent.Span.ParentSpanId), $"{sent.Span.Name} hangs in the air"));
        Assert.All((string[])["execute_tool query_analytics", "SELECT clickhouse", "Commit redis", "step chat"], name => Assert.Contains(trace, sent => sent.Span.Name == name));
        var chats = trace.Where(sent => sent.Span.Name == "chat scripted").Select(sent => sent.Span).ToArray();
        Assert.Equal(2, chats.Length);
        Assert.All(chats, chat => Assert.Equal(("chat", "scripted"), (Text(chat, "gen_ai.operation.name"), Text(chat, "gen_ai.request.model"))));

        Assert.All(receiver.Spans, sent => Assert.True(sent.Span.TraceState.Length == 0 && sent.Span.Events.Count == 0 && (sent.Span.Status?.Message ?? "").Length == 0));
        Assert.Contains("netra.run.duration", receiver.Metrics);
        Assert.All(receiver.Bodies.Select(Encoding.Latin1.GetString), body => Assert.All(
            (string[])[canary, capability, "eyJ"], secret => Assert.DoesNotContain(secret, body, StringComparison.OrdinalIgnoreCase)));
    }

    private static string? Text(Span span, string name) => span.Attributes.SingleOrDefault(attribute => attribute.Key == name)?.Value.StringValue;
}
