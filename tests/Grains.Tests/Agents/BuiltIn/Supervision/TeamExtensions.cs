using System.Text.Json.Nodes;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Abstractions.Keys;
using Netra.Grains.Abstractions.Runs;
using Netra.Grains.Agents;
using Netra.Grains.Agents.BuiltIn;
using Netra.Grains.Agents.BuiltIn.Actions;
using Netra.Grains.Agents.BuiltIn.DataHelp;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Reporting;
using Netra.Grains.Agents.BuiltIn.Supervision;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Validation;
using Netra.Testing.Clusters;
using Netra.Testing.Runs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Supervision;

/// <summary>The team in tests: each agent can be told to fail, and those that advise only say what they were given.</summary>
internal static class TeamExtensions
{
    public static void AddTeam(this ISiloBuilder silo) => silo.AddNetraAgents(agents => agents
        .Add<SupervisorAgent>(SupervisorAgent.Name, "Asks the others.", SupervisorAgent.Version, [.. SupervisorAgent.Requires])
        .Add<Sabotaged<TriageAgent>>(TriageAgent.Name, "Reads.")
        .Add<Sabotaged<DataAgent>>(DataAgent.Name, "Answers.")
        .Add<Sabotaged<DataHelperAgent>>(DataHelperAgent.Name, "Helps.")
        .Add<Sabotaged<ReportingAgent>>(ReportingAgent.Name, "Reports.")
        .Add<Sabotaged<ValidationAdvisor>>(ValidationAgent.Name, "Validates.")
        .Add<Sabotaged<OptimizationAdvisor>>(OptimizationAgent.Name, "Optimises.")
        .Add<Sabotaged<ActionsAdvisor>>(ActionsAgent.Name, "Acts."));

    public static Task TellAsync<T>(this NetraCluster cluster, string user, string order) => cluster.User(user).SetSessionJsonAsync($"do:{typeof(T).Name}", $"\"{order}\"", null);

    public static async Task<(RunView Run, List<UserEvent> Events)> AskAsync(this NetraCluster cluster, string user, string message, string agent = SupervisorAgent.Name, string parameters = "{}")
    {
        var run = await cluster.User(user).StartRunAsync(new StartRun(RunId.New(DateTimeOffset.UtcNow), null, null, AgentName.Parse(agent), message, parameters));
        var events = await cluster.EventsAsync(user, run.RunId);
        return ((await cluster.User(user).GetRunAsync(run.RunId))!, events);
    }

    public static JsonNode Data(this RunView run) => JsonNode.Parse(run.Result?.Data ?? throw new InvalidOperationException(run.Error?.Message ?? "no data"))!;

    /// <summary>The agents asked, in order, each with how it ended.</summary>
    public static string Asked(this RunView run) => string.Join(' ', run.Data()["agents"]!.AsArray().Select(note => (string?)note!["outcome"] == "completed" ? (string?)note["agent"] : $"{note["agent"]}:{note["outcome"]}"));
}
