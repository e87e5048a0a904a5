using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Triage;

/// <summary>What agent <c>triage</c> made of a message; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="Category">What kind of question it is; of several parts the one that needs most.</param>
/// <param name="Intent">What is wanted, in a sentence.</param>
public sealed record TriageResult(TriageCategory Category, string Intent)
{
    /// <summary>The kinds of all its parts, in their order.</summary>
    public ImmutableArray<TriageCategory> Categories { get; init; } = [];

    /// <summary>What it names.</summary>
    public TriageEntities Entities { get; init; } = new();

    /// <summary>Which events it is about.</summary>
    public TriageScope Scope { get; init; } = new();

    /// <summary>Whether the data can answer it.</summary>
    public DataState DataState { get; init; } = DataState.Enough;

    /// <summary>How many events are in the scope.</summary>
    public long Events { get; init; }

    /// <summary>What the data lacks for it.</summary>
    public ImmutableArray<MissingData> Missing { get; init; } = [];

    /// <summary>From 0 to 1: how sure the reading is.</summary>
    public double Confidence { get; init; }

    /// <summary>Words and names that mean nothing here.</summary>
    public ImmutableArray<string> NotUnderstood { get; init; } = [];

    /// <summary>Who read the message: <c>rules</c> or <c>model</c>.</summary>
    public string ReadBy { get; init; } = "rules";

    /// <summary>What to tell the user about the reading.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
