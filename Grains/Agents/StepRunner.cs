using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>Does the work of steps: each is recorded before and after it, tried again as its author says, and not done again once it has ended.</summary>
internal sealed class StepRunner(StepJournal journal, StepRecorder recorder, AgentGrainKey key, TimeProvider time, CancellationToken stopping)
{
    /// <summary>The result of a step, recorded or new.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tool">The arguments that its events show; <see langword="null"/>: it has none.</param>
    /// <param name="work">What it does.</param>
    /// <param name="options">How it behaves.</param>
    public async Task<T> RunAsync<T>(string name, ToolArguments? tool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options)
    {
        stopping.ThrowIfCancellationRequested();
        var (step, recorded) = journal.Next(name, StepKind.Work);
        switch (recorded?.State)
        {
            case JournalState.Completed:
                return JsonSerializer.Deserialize<T>(recorded.Result!, EventJson.Options)!;
            case JournalState.Failed:
                throw StepError.FromJson(recorded.Result!);
            case JournalState.Started when !options.Idempotent:
                throw journal.Fault(new OutcomeUnknownException(
                    $"Step '{name}' was interrupted, and nothing tells whether it took effect. Check, and ask again if it did not."));
            case JournalState.Paused:
                await PauseAsync(recorded);
                break;
        }

        var entry = recorded ?? new JournalEntry(step, name, JournalState.Started, Attempt: 0, Result: null, tool is null ? null : $"{key.RunId}-{key.CallId}-{step}");
        return await TryAsync(entry, tool, work, options);
    }

    private async Task<T> TryAsync<T>(JournalEntry entry, ToolArguments? tool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            entry = entry with { State = JournalState.Started, Attempt = entry.Attempt + 1, Result = null, Until = null };
            await recorder.RecordAsync(new AgentReport(tool is not null && entry.Attempt == 1 ? [ToolEvents.Executing(entry, tool.Value)] : [], entry));
            T result;
            try
            {
                var scope = new StepScope(OperationId.OfStep(key.RunId, key.CallId, entry.Step), entry.Attempt);
                result = await StepJournal.InsideAsync(() => work(scope, stopping));
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                entry = entry with { Result = StepError.ToJson(failure) };
                if (options.Retry?.PauseAfter(failure, entry.Attempt, options.Idempotent) is not { } pause)
                {
                    await recorder.RecordAsync(Ended(entry with { State = JournalState.Failed }, began));
                    throw;
                }

                entry = entry with { State = JournalState.Paused, Until = time.GetUtcNow() + pause };
                await PauseAsync(entry);
                continue;
            }

            await recorder.RecordAsync(Ended(entry with { State = JournalState.Completed, Result = JsonSerializer.Serialize(result, EventJson.Options) }, began));
            return result;
        }
    }

    // Recorded also when it was before: it tells that this execution waits.
    private async Task PauseAsync(JournalEntry paused)
    {
        await recorder.RecordAsync(new AgentReport([], paused));
        await time.DelayUntilAsync(paused.Until!.Value, stopping);
    }

    private AgentReport Ended(JournalEntry entry, long began) =>
        new(entry.ToolCallId is null ? [] : [ToolEvents.Completed(entry, time.GetElapsedTime(began))], entry);
}
