using Netra.Grains.Agents.BuiltIn.Analyses.Costs;
using Netra.Grains.Agents.BuiltIn.Optimization;

namespace Netra.Grains.Agents.BuiltIn.Answering;

/// <summary>What answers go by besides the user's data.</summary>
/// <param name="Prices">What models cost.</param>
/// <param name="AskedAt">When the run was admitted.</param>
/// <param name="InTeam">Whether other agents work on the same question: what is theirs to say is left to them.</param>
internal sealed record AnswerSetting(PriceTable Prices, DateTimeOffset AskedAt, bool InTeam = false)
{
    /// <summary>A change whose effect is asked for; <see langword="null"/>: none.</summary>
    public WhatIf? WhatIf { get; init; }
}
