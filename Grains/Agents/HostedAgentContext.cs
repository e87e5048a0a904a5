using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Events;
using Netra.Grains.Models;

namespace Netra.Grains.Agents;

/// <summary>The context of an execution: every step is recorded, and what was recorded is not done again.</summary>
internal sealed class HostedAgentContext(
    AgentRequest request, IUserData data, StepJournal journal, StepRecorder recorder, StepRunner runner, DurableWaits waits, ContextModel model)
    : AgentContext
{
    private int _thoughts;
    private IChatClient? _chat;
    private IReadOnlyList<AIFunction>? _tools;

    /// <inheritdoc/>
    public override AgentRequest Request => request;

    /// <inheritdoc/>
    public override IUserData Data => data;

    /// <inheritdoc/>
    public override IChatClient? Chat => _chat ??= model.ChatFor(this);

    /// <inheritdoc/>
    public override IReadOnlyList<AIFunction> Tools => _tools ??= model.ToolsFor(this);

    /// <inheritdoc/>
    public override Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) =>
        runner.RunAsync(name, tool: null, work, options ?? new StepOptions());

    /// <inheritdoc/>
    public override Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) =>
        runner.RunAsync(name, new ToolArguments(arguments), work, options ?? new StepOptions());

    /// <inheritdoc/>
    public override Task<AgentResult> CallAgentAsync(string agent, string message, object? parameters = null) => waits.CallAsync(agent, message, parameters);

    /// <inheritdoc/>
    public override Task SleepAsync(TimeSpan duration) => waits.SleepAsync(duration);

    /// <inheritdoc/>
    public override Task SleepAsync(DateTimeOffset until) => waits.SleepAsync(until);

    /// <inheritdoc/>
    public override Task<Approval> RequestApprovalAsync(string prompt) => waits.RequestApprovalAsync(prompt);

    /// <inheritdoc/>
    public override Task ThinkingAsync(string thought) =>
        TellAsync(EventTypes.AgentThinking, new JsonObject { ["thought"] = thought, ["step"] = ++_thoughts });

    /// <inheritdoc/>
    public override Task ProgressAsync(string content, double? percent = null)
    {
        var payload = new JsonObject { ["content"] = content };
        if (percent is { } value)
        {
            payload["percent"] = Math.Clamp(value, 0, 100);
        }

        return TellAsync(EventTypes.ProgressUpdate, payload);
    }

    // Telling is a step too: a resumed run does not tell again.
    private async Task TellAsync(string type, JsonObject payload)
    {
        var draft = EventPayload.Draft(type, payload);
        var (step, recorded) = journal.Next(type, StepKind.Work);
        if (recorded is null)
        {
            await recorder.RecordAsync(new AgentReport(
                [draft],
                new JournalEntry(step, type, JournalState.Completed, Attempt: 1, Result: null, ToolCallId: null)));
        }
    }
}
