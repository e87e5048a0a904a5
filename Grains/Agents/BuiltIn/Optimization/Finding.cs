using System.Collections.Immutable;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>Something that could be better.</summary>
/// <param name="Id">Its name within the result: <c>f1</c>, <c>f2</c> …, the greatest gain first.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Title">In a sentence.</param>
/// <param name="Gain">What a change would bring.</param>
public sealed record Finding(string Id, FindingKind Kind, string Title, ExpectedGain Gain)
{
    /// <summary>The workload it is about; <see langword="null"/>: all.</summary>
    public string? Workload { get; init; }

    /// <summary>The model it is about; <see langword="null"/>: all.</summary>
    public string? Model { get; init; }

    /// <summary>The model to move to.</summary>
    public string? TargetModel { get; init; }

    /// <summary>Whether the user's data already has events of <see cref="TargetModel"/>.</summary>
    public bool TargetIsInUse { get; init; }

    /// <summary>The share that moves, in percent.</summary>
    public double? SharePercent { get; init; }

    /// <summary>The most input tokens of an event, as proposed.</summary>
    public long? CapInputTokens { get; init; }

    /// <summary>Whether repeats are known by a hash of the prompt, and not by their length only.</summary>
    public bool HasPromptHash { get; init; }

    /// <summary>Events it is about.</summary>
    public long Events { get; init; }

    /// <summary>Where the time it is about begins, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>The first instant after it.</summary>
    public DateTime? To { get; init; }

    /// <summary>The arithmetic, a step a line, with the numbers.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>What the data cannot tell.</summary>
    public ImmutableArray<string> Assumptions { get; init; } = [];

    /// <summary>The queries it rests on, by their place in <see cref="OptimizationResult.Queries"/>.</summary>
    public ImmutableArray<int> Evidence { get; init; } = [];
}
