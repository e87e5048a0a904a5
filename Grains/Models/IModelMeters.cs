using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Models;

/// <summary>Makes the meter of an execution.</summary>
internal interface IModelMeters
{
    /// <summary>The meter for an execution of the user whose grain this is.</summary>
    IModelMeter For(IUserRunGrain user, AgentExecution execution);
}
