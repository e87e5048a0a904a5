namespace Netra.Grains.Agents.BuiltIn.Analyses.Seasonality;

/// <summary>An hour of the day (0 to 23, UTC) or a day of the week (1 = Monday).</summary>
/// <param name="Slot">Which.</param>
/// <param name="Values">How many values fall into it.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Index">Their mean over that of all values; <see langword="null"/> when that is 0.</param>
internal sealed record SeasonSlot(int Slot, long Values, double Mean, double? Index);
