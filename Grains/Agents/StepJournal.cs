using System.Collections.Immutable;
using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>
/// Numbers the steps of an execution in the order in which they are asked for, and finds what was recorded of each before an interruption.
/// A fault is final: an agent that catches it gets it again, and cannot complete.
/// </summary>
internal sealed class StepJournal(AgentName agent, ImmutableArray<JournalEntry> recorded)
{
    private static readonly AsyncLocal<int?> Inside = new();

    private Exception? _fault;
    private int _next;
    private long _text = recorded.Sum(entry => (long)(entry.Result?.Length ?? 0));

    /// <summary>The number of a step that is asked for now, and what was recorded of it.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Diverged"/>: another step was recorded in this place.</exception>
    public (int Step, JournalEntry? Recorded) Next(string name, StepKind kind)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (name.Length > StepLimits.Name)
        {
            throw new NetraException(ErrorCodes.InvalidRequest, $"The name of a step has at most {StepLimits.Name} characters.");
        }

        if (Inside.Value is not null)
        {
            // A recorded step is not done again, so the steps inside of it would be missing then.
            throw Fault(new InvalidOperationException($"Step '{name}' was asked for inside of another step. Take one after the other."));
        }

        ThrowIfFaulted();
        var step = Interlocked.Increment(ref _next) - 1;
        if (step >= recorded.Length)
        {
            return (step, null);
        }

        var entry = recorded[step];
        return entry.Name == name && entry.Kind == kind
            ? (step, entry)
            : throw Diverged($"step {step} is '{name}' and was '{entry.Name}'");
    }

    /// <summary>The result of a step that was recorded.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.Diverged"/>: it is of another type.</exception>
    public T Result<T>(JournalEntry entry)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(entry.Result!, EventJson.Options)!;
        }
        catch (JsonException)
        {
            throw Diverged($"the result of step {entry.Step}, '{entry.Name}', was of another type");
        }
    }

    /// <summary>A result as it is recorded.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.TooLarge"/>: it is more than is recorded of a step, or of an execution.</exception>
    public string Write<T>(string name, T result)
    {
        var json = JsonSerializer.Serialize(result, EventJson.Options);
        if (json.Length <= StepLimits.StepResult)
        {
            if (Interlocked.Add(ref _text, json.Length) <= StepLimits.StepResults)
            {
                return json;
            }

            Interlocked.Add(ref _text, -json.Length);
        }

        throw new NetraException(
            ErrorCodes.TooLarge,
            $"The result of step '{name}' has {json.Length} characters of JSON. At most {StepLimits.StepResult} are recorded of a step, and {StepLimits.StepResults} "
            + "of all steps of an agent. Store what is longer under a key, and return that.");
    }

    /// <summary>The step whose work this is; <see langword="null"/>: it is outside of any.</summary>
    public static int? Current => Inside.Value;

    /// <summary>Does the work of a step.</summary>
    public static async Task<T> InsideAsync<T>(int step, Func<Task<T>> work)
    {
        Inside.Value = step;
        return await work();
    }

    /// <summary>Ends the execution with this failure, whatever the agent makes of it.</summary>
    public Exception Fault(Exception fault) => _fault ??= fault;

    /// <summary>Throws the fault, if there was one.</summary>
    public void ThrowIfFaulted()
    {
        if (_fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Throws the fault, and finds the one of an agent that ended before it took all the steps that were recorded.</summary>
    public void CheckEnd()
    {
        ThrowIfFaulted();
        if (_next < recorded.Length)
        {
            throw Diverged($"it ended before step {_next}, '{recorded[_next].Name}'");
        }
    }

    /// <summary>Ends the execution because it took other steps than before.</summary>
    public Exception Diverged(string how) => Fault(new NetraException(
        ErrorCodes.Diverged,
        $"Agent '{agent}' took other steps than before it was interrupted: {how}. The run cannot go on; ask again."));
}
