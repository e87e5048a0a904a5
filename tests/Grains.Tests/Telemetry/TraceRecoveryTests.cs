using System.Diagnostics;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Tests.Durable;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Telemetry;

/// <summary>The trace of a run whose node is killed goes on where the run does.</summary>
public sealed class TraceRecoveryTests(TracedCluster cluster) : IClassFixture<TracedCluster>
{
    [Fact]
    public async Task Trace_OfARunWhoseNodeIsKilled_GoesOnElsewhereAndRepeatsNoStep()
    {
        var user = NetraCluster.NewUser();
        var asked = new ActivityContext(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded);
        RequestContext.Set("traceparent", $"00-{asked.TraceId}-{asked.SpanId}-01");
        var run = await cluster.StartAsync(user, "count a\ncall helper count b | gate g | count c\ncount d");
        RequestContext.Clear();
        await cluster.EventsUntilAsync(user, run.RunId, e => e is { Type: EventTypes.ToolExecuting } && e.Payload.Contains("\"gate\"", StringComparison.Ordinal));

        await cluster.KillSiloOfAsync(user);
        await Patiently.CallAsync(() => cluster.OpenGateAsync(user, "g"));
        await cluster.EventsAsync(user, run.RunId);

        var spans = cluster.SpansOf(asked.TraceId);
        Assert.Equal(4, spans.Count(span => span.DisplayName == "execute_tool count"));
        var resumed = Assert.Single(spans, span => span.DisplayName == "invoke_agent helper" && (int)span.GetTagItem("netra.agent.recorded_steps")! > 0);
        Assert.Equal(run.RunId.ToString(), resumed.GetTagItem("netra.run.id"));
        Assert.Contains(spans, span => span.DisplayName == "execute_tool count" && span.ParentSpanId == resumed.SpanId);
    }
}
