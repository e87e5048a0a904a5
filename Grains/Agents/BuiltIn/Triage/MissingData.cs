namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>Something that the data would need for the question.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Which one: a column (<c>cost_cents</c>), the name that does not exist, the range in words; empty for <see cref="MissingKind.Events"/>.</param>
/// <param name="Words">A sentence for the user.</param>
public sealed record MissingData(MissingKind Kind, string Name, string Words);
