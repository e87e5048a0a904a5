namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>One stretch of time against another of the same length.</summary>
/// <param name="Begin">Where the later one begins.</param>
/// <param name="EventsBefore">Events in the earlier one.</param>
/// <param name="Events">Events in the later one.</param>
/// <param name="EventsChangePercent"><see langword="null"/> when the earlier one has none.</param>
/// <param name="TokensBefore">Tokens in the earlier one.</param>
/// <param name="Tokens">Tokens in the later one.</param>
/// <param name="TokensChangePercent"><see langword="null"/> when the earlier one has none.</param>
internal sealed record UsageChange(DateTime Begin, long EventsBefore, long Events, double? EventsChangePercent, double TokensBefore, double Tokens, double? TokensChangePercent);
