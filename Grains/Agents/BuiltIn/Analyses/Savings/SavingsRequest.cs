namespace Netra.Grains.Agents.BuiltIn.Analyses.Savings;

/// <summary>The what-ifs to compute over the events of a scope; <see langword="null"/> ones are left out.</summary>
internal sealed record SavingsRequest
{
    public MoveToModel? Move { get; init; }

    /// <summary>The most input tokens an event may have.</summary>
    /// <value>1 to 4,294,967,295.</value>
    public long? CapInputTokens { get; init; }

    /// <summary>Whether repeated requests are looked for.</summary>
    public bool CacheRepeats { get; init; }
}
