using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Execution;

namespace Netra.Grains.Tests.Agents;

/// <summary>A user's grain that keeps what an agent tells, or fails as a test says.</summary>
internal sealed class ListeningUser : IUserRunGrain
{
    public List<AgentReport> Reports { get; } = [];

    public Queue<Exception> Failures { get; } = [];

    public Task<bool> ReportAsync(AgentExecution execution, ImmutableArray<AgentReport> reports)
    {
        if (Failures.TryDequeue(out var failure))
        {
            throw failure;
        }

        Reports.AddRange(reports);
        return Task.FromResult(true);
    }

    public Task CompleteAsync(AgentExecution execution, AgentOutcome outcome) => throw new NotSupportedException();
}
