namespace Netra.Faults;

/// <summary>From when until when a run was under way.</summary>
/// <param name="User">Its user.</param>
/// <param name="Begin">Its first event.</param>
/// <param name="End">Its last event.</param>
internal sealed record RunSpan(string User, DateTimeOffset Begin, DateTimeOffset End);
