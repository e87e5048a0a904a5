using System.Collections.Immutable;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Agents;

/// <summary>A registered agent.</summary>
/// <param name="Name">Its name in requests and events.</param>
/// <param name="Description">What it is for, in a sentence.</param>
/// <param name="Version">The version of its steps; a run goes on only with the version it began with.</param>
/// <param name="Requires">Agents it calls; start-up fails when one is missing.</param>
public sealed record AgentDescription(AgentName Name, string Description, string Version, ImmutableArray<AgentName> Requires);
