using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Agents;

/// <summary>Brings the ends of steps that others decide to the execution that waits for them, also when they come before it asks.</summary>
internal sealed class StepMailbox
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JournalEntry>> _ends = new();

    /// <summary>A step has ended. Idempotent.</summary>
    public void Put(JournalEntry ended) => Of(ended.Step).TrySetResult(ended);

    /// <summary>The end of a step.</summary>
    public Task<JournalEntry> WaitAsync(int step, CancellationToken cancellationToken) => Of(step).Task.WaitAsync(cancellationToken);

    private TaskCompletionSource<JournalEntry> Of(int step) =>
        _ends.GetOrAdd(step, _ => new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously));
}
