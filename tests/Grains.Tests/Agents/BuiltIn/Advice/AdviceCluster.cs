using System.Text.Json;
using Netra.Grains.Abstractions.Agents;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

/// <summary>Two silos with the product's agents, and with prices that tests can reckon with.</summary>
public class AdviceCluster : NetraCluster
{
    protected override short Silos => 2;

    protected override Dictionary<string, string?> Settings => new()
    {
        ["Netra:Prices:Models:big:InputDollars"] = "10",
        ["Netra:Prices:Models:big:OutputDollars"] = "30",
        ["Netra:Prices:Models:big:Maker"] = "house",
        ["Netra:Prices:Models:small:InputDollars"] = "1",
        ["Netra:Prices:Models:small:OutputDollars"] = "3",
        ["Netra:Prices:Models:small:Maker"] = "house",
        ["Netra:Prices:AsOf"] = "2026-10-01",
        ["Netra:Prices:Source"] = "contract 7",
    };

    /// <summary>Starts a run with parameters.</summary>
    public Task<RunView> StartAsync(string user, string agent, string message, object parameters) =>
        User(user).StartRunAsync(new StartRun(RunId.New(DateTimeOffset.UtcNow), null, null, AgentName.Parse(agent), message, parameters as string ?? JsonSerializer.Serialize(parameters)));

    /// <summary>Runs an agent to its end.</summary>
    public async Task<RunView> RunAsync(string user, string agent, string message, object? parameters = null)
    {
        var run = await StartAsync(user, agent, message, parameters ?? new { });
        await this.EventsAsync(user, run.RunId);
        return (await User(user).GetRunAsync(run.RunId))!;
    }

    /// <summary>Runs an agent, and reads its typed result.</summary>
    public async Task<(string Answer, T Data)> AskAsync<T>(string user, string agent, string message, object? parameters = null)
    {
        var run = await RunAsync(user, agent, message, parameters);
        Assert.True(run.Status == RunStatus.Completed, $"{run.Status}: {run.Error?.Message}");
        return (run.Result!.Answer, new AgentResult("", run.Result.Data).ReadData<T>()!);
    }

    /// <summary>Counts rows of a user.</summary>
    public async Task<string> QueryAsync(string user, string sql) => (await this.RunToEndAsync(user, "query " + sql)).Result!.Answer;

    protected override void Configure(ISiloBuilder silo)
    {
        base.Configure(silo);
        silo.AddNetraAgents(agents => agents.AddBuiltInAgents());
    }
}
