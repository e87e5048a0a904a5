using Microsoft.Extensions.Logging;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Telemetry;

namespace Netra.Grains.Agents;

/// <summary>Does the work of steps: each is recorded before and after it, tried again as its author says, and not done again once it has ended.</summary>
internal sealed partial class StepRunner(
    StepJournal journal, StepRecorder recorder, StepDrain drain, HoldUps holdUps, AgentGrainKey key, TimeProvider time, ILogger logger, AgentTelemetry telemetry,
    CancellationToken stopping)
{
    private readonly HomeScheduler _home = new();

    /// <summary>The result of a step, recorded or new.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tool">The arguments that its events show; <see langword="null"/>: it has none.</param>
    /// <param name="work">What it does.</param>
    /// <param name="options">How it behaves.</param>
    /// <param name="voice">What it tells the user while it is at work; <see langword="null"/>: nothing.</param>
    /// <param name="meter">What it takes from the budgets; <see langword="null"/>: nothing, if it is no tool.</param>
    public Task<T> RunAsync<T>(
        string name, ToolArguments? tool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options, StepVoice? voice = null, IStepMeter? meter = null) =>
        _home.RunAsync(() => RunAtHomeAsync(name, tool, work, options, voice, meter ?? (tool is null ? null : ToolMeter.Instance)));

    private async Task<T> RunAtHomeAsync<T>(
        string name, ToolArguments? tool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options, StepVoice? voice, IStepMeter? meter)
    {
        stopping.ThrowIfCancellationRequested();

        // What cannot be written is found before the step has its place.
        tool = tool?.Written();
        var (step, recorded) = journal.Next(name, StepKind.Work);
        switch (recorded?.State)
        {
            case JournalState.Completed:
                return journal.Result<T>(recorded);
            case JournalState.Failed:
                throw StepError.FromJson(recorded.Result!);
            case JournalState.Started when !options.Idempotent:
                throw journal.Fault(new OutcomeUnknownException(
                    $"Step '{name}' was interrupted, and nothing tells whether it took effect. Check, and ask again if it did not."));
            case JournalState.Paused:
                // Recorded again: it tells that this execution waits.
                await recorder.RecordAsync(new AgentReport([], recorded));
                await time.DelayUntilAsync(recorded.Until!.Value, stopping);
                break;
        }

        var entry = recorded ?? new JournalEntry(step, name, JournalState.Started, Attempt: 0, Result: null, tool is null ? null : $"{key.RunId}-{key.CallId}-{step}");
        for (var began = time.GetTimestamp(); ;)
        {
            (entry, var result) = await TryAsync(entry, tool, work, options, voice, meter, began);
            switch (entry.State)
            {
                case JournalState.Completed:
                    return result!;
                case JournalState.Failed:
                    // As recorded, not as it was thrown: an agent that goes on from its journal must see the same.
                    throw StepError.FromJson(entry.Result!);
            }

            await time.DelayUntilAsync(entry.Until!.Value, stopping);
        }
    }

    private async Task<(JournalEntry Entry, T? Result)> TryAsync<T>(
        JournalEntry entry, ToolArguments? tool, Func<StepScope, CancellationToken, Task<T>> work, StepOptions options, StepVoice? voice, IStepMeter? meter, long began)
    {
        using var held = await holdUps.DuringAsync(() => drain.BeginAsync(options.Idempotent, stopping));
        entry = entry with { State = JournalState.Started, Attempt = entry.Attempt + 1, Result = null, Until = null, Charge = meter?.Reserve(entry.Charge) };
        var refused = await recorder.RecordAsync(new AgentReport(tool is not null && entry.Attempt == 1 ? [ToolEvents.Executing(entry, tool.Value)] : [], entry));
        if (refused is not null)
        {
            return (refused, default);
        }

        voice?.Begin(entry);
        using var span = telemetry.Attempt(key, entry, tool);
        T result;
        try
        {
            var scope = new StepScope(OperationId.OfStep(key.RunId, key.CallId, entry.Step), entry.Attempt);
            result = await StepJournal.InsideAsync(entry.Step, () => work(scope, stopping));
            entry = entry with { State = JournalState.Completed, Result = journal.Write(entry.Name, result), Charge = Settled(entry, meter, failure: null) };
            span.Complete(entry.Result);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            span.Fail((failure as NetraException)?.Code ?? ErrorCodes.Internal);
            if (failure is not NetraException)
            {
                LogFailed(logger, failure, entry.Name, key.Agent.ToString(), key.RunId.ToString());
            }

            var pause = options.Retry?.PauseAfter(failure, entry.Attempt, options.Idempotent);
            entry = entry with { State = pause is null ? JournalState.Failed : JournalState.Paused, Result = StepError.ToJson(failure), Until = time.GetUtcNow() + pause, Told = voice?.Told, Charge = Settled(entry, meter, failure) };
            await recorder.RecordAsync(pause is null ? Ended(entry, began) : new AgentReport([], entry));
            return (entry, default);
        }

        await recorder.RecordAsync(Ended(entry, began));
        return (entry, result);
    }

    private static StepCharge? Settled(JournalEntry entry, IStepMeter? meter, Exception? failure) =>
        entry.Charge is { } reserved ? meter?.Settle(reserved, failure) : null;

    private AgentReport Ended(JournalEntry entry, long began) =>
        new(entry.ToolCallId is null ? [] : [ToolEvents.Completed(entry, time.GetElapsedTime(began))], entry);

    [LoggerMessage(LogLevel.Error, "Step {Step} of agent {Agent} failed in run {RunId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, string step, string agent, string runId);
}
