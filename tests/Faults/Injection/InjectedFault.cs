namespace Netra.Faults.Injection;

/// <summary>A fault that was injected.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="At">When.</param>
internal sealed record InjectedFault(FaultKind Kind, DateTimeOffset At);
