using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Agents;
using Netra.Testing.Agents;
using Netra.Testing.Clusters;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Models;

/// <summary>Two silos with a scripted model over HTTP.</summary>
public class ModelCluster : NetraCluster
{
    public const string Key = "sk-key-of-the-provider";
    public const int ToolTurns = 3;
    public const int ShownRows = 10;

    private ScriptedModelEndpoint? _model;

    /// <summary>The model.</summary>
    public ScriptedModelEndpoint Model => _model ?? throw new InvalidOperationException("The cluster was not started.");

    protected override short Silos => 2;

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Netra:Model:Endpoint"] = Model.Address,
        ["Netra:Model:Model"] = "scripted",
        ["Netra:Model:ApiKey"] = Key,
        ["Netra:Model:Attempts"] = "3",
        ["Netra:Model:MaxToolTurns"] = $"{ToolTurns}",
        ["Netra:Model:ToolResultRows"] = $"{ShownRows}",
    };

    /// <summary>A question that no other test asks.</summary>
    public static string NewQuestion() => $"question {Guid.NewGuid():N}";

    /// <summary>Stores rows of a user.</summary>
    public async Task StoreAsync(string user, params string[] workloads)
    {
        var operation = OperationId.New();
        await User(user).BeginInsertAsync(operation, "workload_events", ["timestamp", "workload_id"]);
        await User(user).AppendInsertAsync(operation, 0, [.. workloads.Select((workload, i) => ImmutableArray.Create<object?>(DateTime.UnixEpoch.AddSeconds(i), workload))]);
        await User(user).CommitInsertAsync(operation, CancellationToken.None);
    }

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

    public override async ValueTask InitializeAsync()
    {
        _model = await ScriptedModelEndpoint.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Model.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents
            .Add<ModelAgent>("model", "Asks the model.")
            .AddAIAgent("framework", "An agent of the framework.", (context, _) => new WanderingAIAgent(context), "1", "helper"));
    }
}
