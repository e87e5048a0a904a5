namespace Netra.Silo.Resilience;

/// <summary>What a circuit has to know of the store behind it.</summary>
/// <param name="Name">Its name in logs, metrics and health.</param>
/// <param name="AwayMessage">What users are told while it is away.</param>
/// <param name="IsOutage">Whether a failure says that no answer came: connections and time-outs, never what a store answers.</param>
/// <param name="ProbeAsync">Asks it for a sign of life.</param>
internal sealed record CircuitStore(string Name, string AwayMessage, Func<Exception, bool> IsOutage, Func<CancellationToken, Task> ProbeAsync)
{
    /// <summary>Whether runs are stored there, so that none goes on while it is away.</summary>
    public bool HoldsRuns { get; init; }
}
