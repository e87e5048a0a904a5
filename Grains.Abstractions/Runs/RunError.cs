namespace Netra.Grains.Abstractions.Runs;

/// <summary>Why a run did not complete.</summary>
/// <param name="Code">One of <see cref="Errors.ErrorCodes"/>.</param>
/// <param name="Message">What happened and what to do, safe to show to the run's user.</param>
/// <param name="Retryable">Whether the same question may work later.</param>
[GenerateSerializer, Immutable, Alias("netra.RunError")]
public sealed record RunError([property: Id(0)] string Code, [property: Id(1)] string Message, [property: Id(2)] bool Retryable);
