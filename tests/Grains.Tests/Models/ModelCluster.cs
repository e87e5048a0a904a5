using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Agents;
using Netra.Testing.Agents;
using Netra.Testing.Clusters;
using Netra.Testing.Data;

namespace Netra.Grains.Tests.Models;

/// <summary>Two silos with a scripted model over HTTP.</summary>
public class ModelCluster : AgentCluster
{
    public const string Key = "sk-key-of-the-provider";
    public const int ToolTurns = 3;
    public const int ShownRows = 10;

    protected override short Silos => 2;

    protected override bool HasModel => true;

    protected override Dictionary<string, string?> Settings => new(base.Settings)
    {
        ["Netra:Model:ApiKey"] = Key,
        ["Netra:Model:Attempts"] = "3",
        ["Netra:Model:MaxToolTurns"] = $"{ToolTurns}",
        ["Netra:Model:ToolResultRows"] = $"{ShownRows}",
    };

    /// <summary>A question that no other test asks.</summary>
    public static string NewQuestion() => $"question {Guid.NewGuid():N}";

    /// <summary>Stores rows of a user.</summary>
    public Task StoreAsync(string user, params string[] workloads) =>
        this.StoreAsync(user, ["timestamp", "workload_id"], [.. workloads.Select((workload, i) => new object?[] { DateTime.UnixEpoch.AddSeconds(i), workload })]);

    /// <summary>The silo on which the user's grain is.</summary>
    public Orleans.TestingHost.InProcessSiloHandle SiloOf(string user) =>
        Cluster.TryGetGrainContext(GrainId.Create("netra-user", user), out var grain)
            ? Cluster.GetSiloForAddress(grain.Address.SiloAddress!)!
            : throw new InvalidOperationException("The user's grain is not active.");

    /// <summary>The streamed pieces of a run's answers, each checked to follow the one before, put together.</summary>
    public static string Told(IEnumerable<UserEvent> events)
    {
        var told = string.Empty;
        foreach (var piece in events.Where(e => e.Type == EventTypes.AnswerDelta).Select(e => JsonNode.Parse(e.Payload)!))
        {
            Assert.Equal(told.Length, (int)piece["offset"]!);
            told += (string)piece["text"]!;
        }

        return told;
    }

    protected override void AddProductAgents(AgentCatalogBuilder agents)
    {
    }

    protected override void AddAgents(AgentCatalogBuilder agents) => agents
        .Add<ModelAgent>("model", "Asks the model.")
        .AddAIAgent("framework", "An agent of the framework.", (context, _) => new WanderingAIAgent(context), "1", "helper");
}
