using System.Collections.Concurrent;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Execution;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Models;

namespace Netra.Grains.Tests.Models;

/// <summary>Keeps what was reserved and settled, by run; users whose name begins with "poor" have nothing left.</summary>
internal sealed class CountingMeters : IModelMeters
{
    private readonly ConcurrentQueue<(RunId Run, ModelCall Call)> _reserved = new();
    private readonly ConcurrentQueue<(RunId Run, ModelCall Call, ModelUsage? Usage)> _settled = new();

    public IReadOnlyList<ModelCall> Reserved(RunId run) => [.. _reserved.Where(entry => entry.Run == run).Select(entry => entry.Call)];

    public IReadOnlyList<(ModelCall Call, ModelUsage? Usage)> Settled(RunId run) => [.. _settled.Where(entry => entry.Run == run).Select(entry => (entry.Call, entry.Usage))];

    public IModelMeter For(IUserRunGrain user, AgentExecution execution) => new Meter(this, execution.RunId, user.GetPrimaryKeyString().StartsWith("poor", StringComparison.Ordinal));

    private sealed class Meter(CountingMeters meters, RunId run, bool poor) : IModelMeter
    {
        public Task ReserveAsync(ModelCall call, CancellationToken cancellationToken)
        {
            if (poor)
            {
                throw new NetraException(ErrorCodes.BudgetExceeded, "The budget of model tokens is spent.");
            }

            meters._reserved.Enqueue((run, call));
            return Task.CompletedTask;
        }

        public Task SettleAsync(ModelCall call, ModelUsage? usage, CancellationToken cancellationToken)
        {
            meters._settled.Enqueue((run, call, usage));
            return Task.CompletedTask;
        }
    }
}
