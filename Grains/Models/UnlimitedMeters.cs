using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Models;

/// <summary>No user has a budget.</summary>
internal sealed class UnlimitedMeters : IModelMeters
{
    private static readonly UnlimitedMeter Unlimited = new();

    /// <inheritdoc/>
    public IModelMeter For(IUserRunGrain user, AgentExecution execution) => Unlimited;
}
