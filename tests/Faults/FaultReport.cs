using Netra.Faults.Checks;
using Netra.Faults.Injection;

namespace Netra.Faults;

/// <summary>What came of it.</summary>
/// <param name="Options">What was run.</param>
/// <param name="Faults">What was injected.</param>
/// <param name="Impossible">What could not be, and why.</param>
/// <param name="Violations">Promises that were not kept.</param>
/// <param name="Runs">For each run: when it was last known to be under way before its end, and its end.</param>
/// <param name="Events">How many events clients saw.</param>
/// <param name="Connections">How often they connected.</param>
/// <param name="EndedByThemselves">Processes that ended though nobody ended them, and how often.</param>
internal sealed record FaultReport(
    FaultOptions Options,
    IReadOnlyList<InjectedFault> Faults,
    IReadOnlyList<string> Impossible,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<RunSpan> Runs,
    long Events,
    long Connections,
    IReadOnlyList<string> EndedByThemselves);
