using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Agents;

/// <summary>
/// Steps in which an execution only waits: for another agent, a time, a person. What it waits for is recorded before it waits, so the execution
/// may go away meanwhile.
/// </summary>
internal sealed class DurableWaits(StepJournal journal, StepRecorder recorder, StepMailbox mailbox, TimeProvider time, CancellationToken stopping)
{
    private const int MaxMessage = 65_536;
    private const int MaxParameters = 65_536;
    private const int MaxPrompt = 8_192;

    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(366);

    /// <summary>The result of another agent.</summary>
    public async Task<AgentResult> CallAsync(string agent, string message, object? parameters)
    {
        var name = AgentName.TryParse(agent, out var parsed) ? parsed : throw Invalid($"'{agent}' is not the name of an agent.");
        Require(!string.IsNullOrWhiteSpace(message) && message.Length <= MaxMessage, $"The message to agent '{agent}' must have 1 to {MaxMessage} characters and not be blank.");
        var json = parameters is null ? "{}" : JsonSerializer.Serialize(parameters, EventJson.Options);
        Require(json.Length <= MaxParameters && json.StartsWith('{'), $"The parameters for agent '{agent}' must be a JSON object of at most {MaxParameters} characters.");

        var ended = await EndOfAsync(agent, StepKind.Call, entry => entry with { Call = new CalledAgent(name, message, json) { Trace = TraceContext.Current } });
        return JsonSerializer.Deserialize<AgentResult>(ended.Result!, EventJson.Options)!;
    }

    /// <summary>A person's decision.</summary>
    public async Task<Approval> RequestApprovalAsync(string prompt)
    {
        Require(!string.IsNullOrWhiteSpace(prompt) && prompt.Length <= MaxPrompt, $"The prompt of an approval must have 1 to {MaxPrompt} characters and not be blank.");
        var ended = await EndOfAsync("approval", StepKind.Approval, entry => entry with { Prompt = prompt });
        return JsonSerializer.Deserialize<Approval>(ended.Result!, EventJson.Options)!;
    }

    /// <summary>Returns when the time has passed.</summary>
    public Task SleepAsync(TimeSpan duration) =>
        SleepAsync(time.GetUtcNow() + (duration <= LongestSleep ? (duration > TimeSpan.Zero ? duration : TimeSpan.Zero) : LongestSleep + TimeSpan.FromDays(1)));

    /// <summary>Returns when the time has come.</summary>
    public async Task SleepAsync(DateTimeOffset until)
    {
        stopping.ThrowIfCancellationRequested();
        Require(until - time.GetUtcNow() <= LongestSleep, $"A sleep takes at most {LongestSleep.TotalDays} days.");
        var (step, recorded) = journal.Next("sleep", StepKind.Sleep);
        if (recorded?.IsEnded() == true)
        {
            return;
        }

        var entry = recorded ?? Begun(step, "sleep", StepKind.Sleep) with { Until = until };
        await recorder.RecordAsync(new AgentReport([], entry));
        await time.DelayUntilAsync(entry.Until!.Value, stopping);
        await recorder.RecordAsync(new AgentReport([], entry with { State = JournalState.Completed, Until = null }));
    }

    private async Task<JournalEntry> EndOfAsync(string name, StepKind kind, Func<JournalEntry, JournalEntry> describe)
    {
        stopping.ThrowIfCancellationRequested();
        var (step, recorded) = journal.Next(name, kind);
        var entry = recorded ?? describe(Begun(step, name, kind));
        if (!entry.IsEnded())
        {
            // Recorded also when it was before: it tells that this execution waits.
            await recorder.RecordAsync(new AgentReport([], entry));
            entry = await mailbox.WaitAsync(step, stopping);
        }

        return entry.State == JournalState.Completed ? entry : throw StepError.FromJson(entry.Result!);
    }

    private static JournalEntry Begun(int step, string name, StepKind kind) =>
        new(step, name, JournalState.Started, Attempt: 1, Result: null, ToolCallId: null) { Kind = kind };

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw Invalid(message);
        }
    }

    private static NetraException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
