namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Only so many events from one end of time.</summary>
/// <param name="Count">How many.</param>
/// <param name="Newest">From the newest end.</param>
public sealed record EdgeFilter(int Count, bool Newest);
