using Microsoft.Extensions.DependencyInjection;
using Netra.Grains.Agents;
using Netra.Testing.Agents;
using Netra.Testing.Clusters;
using Netra.Testing.Models;

namespace Netra.Grains.Tests.Budgets;

/// <summary>Two silos whose users have small budgets, and whose clock tests set forward.</summary>
public class BudgetCluster : NetraCluster
{
    public const int ToolsPerRun = 6;
    public const int ToolsPerDay = 10;
    public const int RowsPerRun = 50;
    public const int RowsPerDay = 80;
    public const int MaxOutputTokens = 100_000;

    /// <summary>Enough to reserve three answers at once.</summary>
    public const int TokensPerDay = 390_000;

    private ScriptedModelEndpoint? _model;

    /// <summary>The model.</summary>
    public ScriptedModelEndpoint Model => _model ?? throw new InvalidOperationException("The cluster was not started.");

    /// <summary>The clock.</summary>
    public ShiftedTime Time { get; } = new();

    protected override short Silos => 2;

    protected override TimeSpan? TokenLifetime => TimeSpan.FromDays(1_000);

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Netra:Model:Endpoint"] = Model.Address,
        ["Netra:Model:Model"] = "scripted",
        ["Netra:Model:Attempts"] = "2",
        ["Netra:Model:MaxOutputTokens"] = $"{MaxOutputTokens}",
        ["Netra:Prices:Models:scripted:InputDollars"] = "0.25",
        ["Netra:Prices:Models:scripted:OutputDollars"] = "2",

        // Runs outlast the end of a day.
        ["Netra:Limits:RunTimeout"] = "1.00:00:00",
        ["Netra:Limits:ProgressTimeout"] = "1.00:00:00",
        ["Netra:Limits:TokensPerDay"] = $"{TokensPerDay}",
        ["Netra:Limits:CostPerRun"] = "10",
        ["Netra:Limits:ToolCallsPerRun"] = $"{ToolsPerRun}",
        ["Netra:Limits:ToolCallsPerDay"] = $"{ToolsPerDay}",
        ["Netra:Limits:RowsPerRun"] = $"{RowsPerRun}",
        ["Netra:Limits:RowsPerDay"] = $"{RowsPerDay}",
    };

    public override async ValueTask InitializeAsync()
    {
        _model = await ScriptedModelEndpoint.StartAsync();
        await base.InitializeAsync();

        // No test meets the end of a day that it did not ask for.
        Time.Advance(DateTime.UtcNow.Date.AddDays(1).AddHours(6) - DateTime.UtcNow);
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
        silo.Services.AddSingleton<TimeProvider>(Time);
        silo.AddNetraAgents(agents => agents
            .Add<ModelAgent>("model", "Asks the model.")
            .Add<ScriptAgent>("caller", "Has the other one asked.", "1", "model", "helper"));
    }
}
