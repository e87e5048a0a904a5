namespace Netra.Grains.Abstractions.Agents;

/// <summary>What a person decided.</summary>
/// <param name="Approved">Whether the agent may go on with what it asked for.</param>
/// <param name="Comment">The person's words; <see langword="null"/> when there are none. They are data, as a message is.</param>
[GenerateSerializer, Immutable, Alias("netra.Approval")]
public sealed record Approval([property: Id(0)] bool Approved, [property: Id(1)] string? Comment);
