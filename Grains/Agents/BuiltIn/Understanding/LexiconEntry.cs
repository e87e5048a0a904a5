namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Phrases, separated by <c>|</c>, and what they stand for.</summary>
internal sealed record LexiconEntry(string Phrases, Term Term);
