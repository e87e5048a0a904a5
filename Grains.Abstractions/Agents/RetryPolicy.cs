using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>
/// When and how often a failed step is tried again. Attempts and pauses are recorded: a run that resumes in a pause waits for the rest
/// of it, with the attempts that are left.
/// </summary>
public sealed record RetryPolicy
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(366);

    /// <summary>How often the step is tried in all.</summary>
    /// <value>From 1; default 4.</value>
    public int Attempts { get; init; } = 4;

    /// <summary>The pause after the first attempt. A longer <see cref="NetraException.RetryAfter"/> of the failure counts instead.</summary>
    /// <value>Default 1 s.</value>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times longer each pause is than the one before.</summary>
    /// <value>From 1; default 2.</value>
    public double Factor { get; init; } = 2;

    /// <summary>The longest pause.</summary>
    /// <value>Default 1 min; more than 366 days counts as 366 days.</value>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Which failures are worth another attempt. Whoever sets it answers for a step that is not idempotent: its failed attempt may have
    /// had an effect.
    /// </summary>
    /// <value>
    /// <see langword="null"/>, the default: a <see cref="NetraException"/> with <see cref="ErrorCodes.Unavailable"/> or
    /// <see cref="ErrorCodes.LimitExceeded"/>, of a step with <see cref="StepOptions.Idempotent"/>.
    /// </value>
    public Func<Exception, bool>? Failures { get; init; }

    /// <summary>The pause after a failed attempt; <see langword="null"/>: the step has failed.</summary>
    /// <param name="failure">How the attempt failed.</param>
    /// <param name="attempt">Which attempt it was, from 1.</param>
    /// <param name="idempotent">Whether the step may run again.</param>
    public TimeSpan? PauseAfter(Exception failure, int attempt, bool idempotent)
    {
        var wanted = Failures is { } failures
            ? failures(failure)
            : idempotent && failure is NetraException { Code: ErrorCodes.Unavailable or ErrorCodes.LimitExceeded };
        if (!wanted || attempt >= Attempts)
        {
            return null;
        }

        // Powers leave the range of numbers, and nothing times endless is no number.
        var grown = FirstDelay.TotalMilliseconds * Math.Min(Math.Pow(Math.Max(1, Factor), attempt - 1), double.MaxValue);
        var asked = (failure as NetraException)?.RetryAfter ?? TimeSpan.Zero;
        var longest = Math.Clamp(LongestDelay.TotalMilliseconds, 0, LongestPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(Math.Clamp(Math.Max(grown, asked.TotalMilliseconds), 0, longest));
    }
}
