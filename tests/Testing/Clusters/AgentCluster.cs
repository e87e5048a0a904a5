using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn;
using Netra.Grains.Models;
using Netra.Testing.Models;

namespace Netra.Testing.Clusters;

/// <summary>
/// A cluster for the tests of an author's agents: the product's own agents are there too, and a language model when a test wants one.
/// </summary>
public abstract class AgentCluster : NetraCluster
{
    private ScriptedModelEndpoint? _model;

    /// <summary>The model, scripted by what it is asked; agents have it when <see cref="HasModel"/> says so.</summary>
    public ScriptedModelEndpoint Model => _model ?? throw new InvalidOperationException("The cluster was not started.");

    /// <summary>Whether agents have <see cref="Model"/> as <c>context.Chat</c>.</summary>
    protected virtual bool HasModel => false;

    /// <summary>Another model in its place, such as a <see cref="RecordedChatClient"/>.</summary>
    protected virtual IChatClient? Chat => null;

    /// <inheritdoc/>
    protected override Dictionary<string, string?> Settings => HasModel
        ? new() { ["Netra:Model:Endpoint"] = Model.Address, ["Netra:Model:Model"] = "scripted" }
        : [];

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        _model = await ScriptedModelEndpoint.StartAsync();
        await base.InitializeAsync();
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_model is not null)
        {
            await _model.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Registers the agents that are tested, as the product does.</summary>
    protected abstract void AddAgents(AgentCatalogBuilder agents);

    /// <inheritdoc/>
    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => AddAgents(agents.AddBuiltInAgents()));
        if (Chat is { } chat)
        {
            silo.Services.AddSingleton(new LanguageModel(chat, "recorded", new ModelLimits()));
        }
    }
}
