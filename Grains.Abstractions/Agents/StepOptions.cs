namespace Netra.Grains.Abstractions.Agents;

/// <summary>How a step behaves.</summary>
public sealed record StepOptions
{
    /// <summary>
    /// Whether the step may run again under the same operation id when nothing tells how its first attempt ended. Reading is
    /// idempotent, and so is writing with an operation id that the target recognises. Default: false.
    /// </summary>
    public bool Idempotent { get; init; }

    /// <summary>Whether a failed attempt is followed by another one. Default: <see langword="null"/>, it is not.</summary>
    public RetryPolicy? Retry { get; init; }

    /// <summary>A step that may run again.</summary>
    public static StepOptions Repeatable { get; } = new() { Idempotent = true };
}
