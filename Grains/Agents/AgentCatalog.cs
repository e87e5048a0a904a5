using System.Collections.Frozen;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Agents;

/// <summary>The agents of this silo, frozen at start-up.</summary>
internal sealed class AgentCatalog
{
    private readonly FrozenDictionary<AgentName, AgentRegistration> _agents;

    /// <summary>Freezes the registrations.</summary>
    /// <exception cref="InvalidOperationException">A name is taken twice, or an agent requires one that is missing.</exception>
    public AgentCatalog(IEnumerable<AgentRegistration> registrations)
    {
        var agents = new Dictionary<AgentName, AgentRegistration>();
        foreach (var registration in registrations)
        {
            var name = registration.Description.Name;
            if (!agents.TryAdd(name, registration) && !agents[name].IsAs(registration))
            {
                throw new InvalidOperationException($"Two agents are registered as '{name}'. Give one of them another name.");
            }
        }

        foreach (var agent in agents.Values.Select(registration => registration.Description))
        {
            var missing = agent.Requires.Where(required => !agents.ContainsKey(required)).ToArray();
            if (missing.Length > 0)
            {
                throw new InvalidOperationException($"Agent '{agent.Name}' requires {string.Join(", ", missing)}, not registered. Add them in AddNetraAgents.");
            }
        }

        _agents = agents.ToFrozenDictionary();
    }

    /// <summary>The agents asked when a request names none, the first that exists.</summary>
    private static AgentName[] Defaults { get; } = [AgentName.Parse("supervisor"), AgentName.Parse("data")];

    /// <summary>The agent of that name; the default one without a name.</summary>
    /// <exception cref="NetraException"><see cref="ErrorCodes.InvalidRequest"/>: there is none.</exception>
    public AgentRegistration Find(AgentName? name)
    {
        var wanted = name is { } given ? [given] : Defaults;
        return wanted.Select(candidate => _agents.GetValueOrDefault(candidate)).FirstOrDefault(found => found is not null)
            ?? throw new NetraException(
                ErrorCodes.InvalidRequest,
                $"There is no agent '{wanted[0]}'. There are: {string.Join(", ", _agents.Keys.Select(known => known.ToString()).Order(StringComparer.Ordinal))}.");
    }
}
