using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Agents;
using Netra.Testing.Clusters;

namespace Netra.Grains.Tests.Agents.Guide;

/// <summary>The cluster of <c>docs/agents.md</c>, with a clock that tests set forward.</summary>
public sealed class GuideCluster : AgentCluster
{
    /// <summary>The clock.</summary>
    public ShiftedTime Time { get; } = new();

    protected override bool HasModel => true;

    protected override TimeSpan? TokenLifetime => TimeSpan.FromDays(1);

    protected override void AddAgents(AgentCatalogBuilder agents) => agents
        .Add<BusyHourAgent>("busy_hour", "Finds the busiest hour.")
        .Add<AdvisorAgent>("advisor", "Answers freely.", "1", "data")
        .Add<ReportAgent>("report", "Keeps a report that a person approved.", "1", "data")
        .Add<TailAgent>("tail", "Tells how slow chat is.")
        .Add<AstrayAgent>("astray", "Asks for what there is not.");

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.Services.AddSingleton<TimeProvider>(Time);
    }
}
