using System.Text.Json;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Data;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Events;

namespace Netra.Grains.Agents;

/// <summary>The context of an execution: every step is recorded before and after its work, and what was recorded is not done again.</summary>
internal sealed class HostedAgentContext(
    AgentStart start,
    IUserData data,
    StepRecorder recorder,
    AgentGrainKey key,
    TimeProvider time,
    CancellationToken stopping) : AgentContext
{
    private int _nextStep;
    private int _thoughts;

    /// <inheritdoc/>
    public override AgentRequest Request => start.Request;

    /// <inheritdoc/>
    public override IUserData Data => data;

    /// <inheritdoc/>
    public override Task<T> StepAsync<T>(string name, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) =>
        RunStepAsync(name, arguments: null, isTool: false, work, options ?? new StepOptions());

    /// <inheritdoc/>
    public override Task<T> ToolAsync<T>(string name, object arguments, Func<StepScope, CancellationToken, Task<T>> work, StepOptions? options = null) =>
        RunStepAsync(name, arguments, isTool: true, work, options ?? new StepOptions());

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
        var step = _nextStep++;
        if (Recorded(step, type) is null)
        {
            await recorder.RecordAsync(new AgentReport(
                [EventPayload.Draft(type, payload)],
                new JournalEntry(step, type, JournalState.Completed, Attempt: 1, Result: null, ToolCallId: null)));
        }
    }

    private async Task<T> RunStepAsync<T>(string name, object? arguments, bool isTool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        stopping.ThrowIfCancellationRequested();
        var step = _nextStep++;
        var recorded = Recorded(step, name);
        if (recorded is { State: JournalState.Completed })
        {
            return JsonSerializer.Deserialize<T>(recorded.Result!, EventJson.Options)!;
        }

        if (recorded is { State: JournalState.Failed })
        {
            throw StepError.FromJson(recorded.Result!);
        }

        if (recorded is not null && !options.Idempotent)
        {
            throw new OutcomeUnknownException($"Step '{name}' was interrupted, and nothing tells whether it took effect. Check, and ask again if it did not.");
        }

        var entry = new JournalEntry(
            step,
            name,
            JournalState.Started,
            (recorded?.Attempt ?? 0) + 1,
            Result: null,
            isTool ? $"{key.RunId}-{key.CallId}-{step}" : null);
        await recorder.RecordAsync(new AgentReport(isTool && recorded is null ? [ToolEvents.Executing(entry, arguments)] : [], entry));
        return await WorkAsync(entry, work);
    }

    private async Task<T> WorkAsync<T>(JournalEntry entry, Func<StepScope, CancellationToken, Task<T>> work)
    {
        var began = time.GetTimestamp();
        T result;
        try
        {
            result = await work(new StepScope(OperationId.OfStep(key.RunId, key.CallId, entry.Step), entry.Attempt), stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested && failure is not OutcomeUnknownException)
        {
            var failed = entry with { State = JournalState.Failed, Result = StepError.ToJson(failure) };
            await recorder.RecordAsync(Outcome(failed, time.GetElapsedTime(began)));
            throw;
        }

        var completed = entry with { State = JournalState.Completed, Result = JsonSerializer.Serialize(result, EventJson.Options) };
        await recorder.RecordAsync(Outcome(completed, time.GetElapsedTime(began)));
        return result;
    }

    private static AgentReport Outcome(JournalEntry entry, TimeSpan elapsed) =>
        new(entry.ToolCallId is null ? [] : [ToolEvents.Completed(entry, elapsed)], entry);

    private JournalEntry? Recorded(int step, string name)
    {
        if (step >= start.Journal.Length)
        {
            return null;
        }

        var entry = start.Journal[step];
        return entry.Name == name
            ? entry
            : throw new NetraException(
                ErrorCodes.Internal,
                $"Agent '{key.Agent}' took other steps than before it was interrupted: step {step} is '{name}' and was '{entry.Name}'. The run cannot go on; ask again.");
    }
}
