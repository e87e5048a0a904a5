namespace Netra.Faults.Checks;

/// <summary>A promise that was not kept.</summary>
/// <param name="Kind">Which.</param>
/// <param name="User">To whom.</param>
/// <param name="What">How it shows.</param>
/// <param name="At">About when, as far as it can be told: the fault before it is the one to look at.</param>
/// <param name="Count">How many events or effects it is about.</param>
internal sealed record Violation(ViolationKind Kind, string User, string What, DateTimeOffset? At = null, long Count = 1);
