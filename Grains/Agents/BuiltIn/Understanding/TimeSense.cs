using Netra.Grains.Agents.BuiltIn.Understanding.Times;

namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Whether a word speaks of time, so that it is no name and no typing slip.</summary>
internal static class TimeSense
{
    public static bool IsTime(string word) => TimeWords.All.Contains(word) || TimeWords.Month(word) > 0 || TimeWords.Day(word) > 0 || TimeWords.Unit(word) is not null;
}
