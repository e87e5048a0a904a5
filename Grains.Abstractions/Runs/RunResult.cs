namespace Netra.Grains.Abstractions.Runs;

/// <summary>What a run found out.</summary>
/// <param name="Answer">The answer in words.</param>
/// <param name="Data">The figures behind it, as JSON; <see langword="null"/> when there are none.</param>
[GenerateSerializer, Immutable, Alias("netra.RunResult")]
public sealed record RunResult([property: Id(0)] string Answer, [property: Id(1)] string? Data);
