using Netra.Grains.Abstractions.Errors;

namespace Netra.Grains.Models;

/// <summary>
/// Where a budget stands between an execution and the provider. Both methods are called on the agent's scheduler, inside the step, and may call grains of the
/// user. A node can be lost between them: then the step runs again with the next attempt, and the reservation of the lost one is the meter's to end.
/// </summary>
internal interface IModelMeter
{
    /// <summary>Sets aside what a call may use at most.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.BudgetExceeded"/>: nothing is sent, and the step has failed.</exception>
    Task ReserveAsync(ModelCall call, CancellationToken cancellationToken);

    /// <summary>Replaces what was set aside by what was used, before the answer is recorded.</summary>
    /// <param name="call">The call.</param>
    /// <param name="usage">What it used; <see langword="null"/>: it failed, and nothing is known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task SettleAsync(ModelCall call, ModelUsage? usage, CancellationToken cancellationToken);
}
