namespace Netra.Grains.Agents.BuiltIn.Understanding;

/// <summary>Only a part of each day (UTC); when it ends before it begins it goes over midnight.</summary>
/// <param name="FromMinute">The first minute of the day.</param>
/// <param name="ToMinute">The first minute after it, up to 1440.</param>
public sealed record ClockFilter(int FromMinute, int ToMinute);
