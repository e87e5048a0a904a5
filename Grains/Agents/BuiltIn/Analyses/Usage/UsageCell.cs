namespace Netra.Grains.Agents.BuiltIn.Analyses.Usage;

/// <summary>An hour of a weekday, all weeks together; only those with events are listed.</summary>
/// <param name="Weekday">1 = Monday.</param>
/// <param name="Hour">0 to 23, UTC.</param>
/// <param name="Events">How many events.</param>
/// <param name="Tokens">Input and output tokens.</param>
internal sealed record UsageCell(int Weekday, int Hour, long Events, double Tokens);
