using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Triage;

namespace Netra.Grains.Agents.BuiltIn.DataHelp;

/// <summary>What agent <c>data_helper</c> found; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="DataState">Whether the data can answer the question.</param>
public sealed record DataHelpResult(DataState DataState)
{
    /// <summary>What it lacks.</summary>
    public ImmutableArray<MissingData> Missing { get; init; } = [];

    /// <summary>The columns to send.</summary>
    public ImmutableArray<WantedColumn> Columns { get; init; } = [];

    /// <summary>An event as a line of NDJSON, as it can be sent.</summary>
    public string Example { get; init; } = "";

    /// <summary>The request that stores it.</summary>
    public string Http { get; init; } = "";

    /// <summary>The command that imports a file.</summary>
    public string Command { get; init; } = "";
}
