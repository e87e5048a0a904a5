using Netra.Grains.Agents.BuiltIn.Analyses.Quality;

namespace Netra.Grains.Agents.BuiltIn.Validation;

/// <summary>What agent <c>validation</c> found out about the data; its <see cref="Abstractions.Agents.AgentResult.Data"/>.</summary>
/// <param name="Quality">The grade, what it is made of, and what it means for an answer.</param>
internal sealed record ValidationResult(QualityResult Quality)
{
    /// <summary>Events that <c>synthetic_data</c> made up.</summary>
    public long SyntheticEvents { get; init; }
}
