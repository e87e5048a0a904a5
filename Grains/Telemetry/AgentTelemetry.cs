using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents;

namespace Netra.Grains.Telemetry;

/// <summary>Spans and metrics of executions of agents and of their steps. What is answered from the journal was done before, and makes neither.</summary>
internal sealed class AgentTelemetry : IDisposable
{
    /// <summary>The name of the source of spans and of the meter.</summary>
    public const string Name = "Netra.Agents";

    private const int MostNames = 200;

    private static readonly ActivitySource Source = new(Name);
    private static readonly InstrumentAdvice<double> Seconds = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] };

    private readonly bool _content;
    private readonly TimeProvider _time;
    private readonly Meter _meter;
    private readonly Histogram<double> _agents;
    private readonly Histogram<double> _tools;
    private readonly Histogram<double> _steps;
    private readonly BoundedNames _names = new(MostNames);
    private readonly BoundedNames _errors = new(MostNames);

    /// <summary>Creates <c>gen_ai.invoke_agent.duration</c>, <c>gen_ai.execute_tool.duration</c> and <c>netra.step.duration</c>.</summary>
    public AgentTelemetry(IMeterFactory meters, IOptions<ContentOptions> content, TimeProvider time)
    {
        (_content, _time) = (content.Value.Content, time);
        _meter = meters.Create(Name);
        _agents = _meter.CreateHistogram("gen_ai.invoke_agent.duration", "s", "How long executions of agents took on their node, with what they waited for.", null, Seconds);
        _tools = _meter.CreateHistogram("gen_ai.execute_tool.duration", "s", "How long attempts at tools took.", null, Seconds);
        _steps = _meter.CreateHistogram("netra.step.duration", "s", "How long attempts at other steps took.", null, Seconds);
    }

    /// <summary>An execution begins, or goes on from its journal.</summary>
    public TimedSpan Execution(AgentGrainKey key, AgentStart start)
    {
        var agent = key.Agent.ToString();
        var activity = Source.StartActivity("agent", ActivityKind.Internal, TraceContext.Parse(start.Trace));
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryNames.Operation, "invoke_agent")
                .SetTag(TelemetryNames.Agent, agent)
                .SetTag(TelemetryNames.AgentVersion, start.Version)
                .SetTag(TelemetryNames.Run, key.RunId.ToString())
                .SetTag(TelemetryNames.Call, key.CallId.ToString())
                .SetTag(TelemetryNames.Recorded, start.Journal.Length);
            if (_content)
            {
                activity.SetTag(TelemetryNames.Conversation, start.Request.ThreadId.ToString())
                    .SetTag(TelemetryNames.Input, SpanMessage.Of("user", start.Request.Message));
            }
        }

        return new TimedSpan(activity, _agents, [new(TelemetryNames.Agent, agent)], _errors, _content ? TelemetryNames.Output : null, _time)
        {
            // Under a span of this name the library of chat clients makes spans of its own for tools, also for those that are answered from the journal.
            NameAtTheEnd = $"invoke_agent {agent}",
            Shown = answer => SpanMessage.Of("assistant", answer),
        };
    }

    /// <summary>An attempt at a step begins.</summary>
    public TimedSpan Attempt(AgentGrainKey key, JournalEntry entry, ToolArguments? tool)
    {
        var agent = key.Agent.ToString();
        var activity = Source.StartActivity(tool is null ? $"step {entry.Name}" : $"execute_tool {entry.Name}");
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag(TelemetryNames.Agent, agent).SetTag(TelemetryNames.Run, key.RunId.ToString()).SetTag(TelemetryNames.Attempt, entry.Attempt);
            if (tool is null)
            {
                activity.SetTag(TelemetryNames.Step, entry.Name);
            }
            else
            {
                Describe(activity, entry, tool);
            }
        }

        var name = _names.Of(entry.Name);
        return tool is null
            ? new TimedSpan(activity, _steps, [new(TelemetryNames.Agent, agent), new(TelemetryNames.Step, name)], _errors, null, _time)
            : new TimedSpan(activity, _tools, [new(TelemetryNames.Agent, agent), new(TelemetryNames.Tool, name)], _errors, _content ? TelemetryNames.Result : null, _time);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Describe(Activity activity, JournalEntry entry, ToolArguments tool)
    {
        activity.SetTag(TelemetryNames.Operation, "execute_tool")
            .SetTag(TelemetryNames.Tool, entry.Name)
            .SetTag(TelemetryNames.ToolType, "function")
            .SetTag(TelemetryNames.ToolCall, entry.ToolCallId);
        if (_content)
        {
            activity.SetTag(TelemetryNames.Arguments, tool.Value?.ToString());
        }
    }
}
