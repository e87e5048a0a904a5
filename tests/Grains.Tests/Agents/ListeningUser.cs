using System.Collections.Immutable;
using Netra.Grains.Abstractions.Agents;

namespace Netra.Grains.Tests.Agents;

/// <summary>
/// Keeps what an agent tells its user's grain, or fails as a test says. It is no grain itself: Orleans would take every class with a grain's interface for one.
/// </summary>
internal sealed class ListeningUser
{
    public List<AgentReport> Reports { get; } = [];

    public Queue<Exception> Failures { get; } = [];

    public Task<ReportReply> ReportAsync(ImmutableArray<AgentReport> reports)
    {
        if (Failures.TryDequeue(out var failure))
        {
            throw failure;
        }

        Reports.AddRange(reports);
        return Task.FromResult(new ReportReply(Wanted: true, []));
    }
}
