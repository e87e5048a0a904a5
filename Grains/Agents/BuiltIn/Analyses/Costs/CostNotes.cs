using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Says what a cost is made of, and what is not in it.</summary>
internal static class CostNotes
{
    public static ImmutableArray<string> Of(CostFigures overall, PricedRows priced)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (overall.FromPrices > 0)
        {
            notes.Add($"{Say.Count(overall.FromPrices, "event")} of {Say.Count(overall.Events)} record no cost; theirs is their tokens at the price of their model ({string.Join("; ", priced.Prices.GroupBy(price => price.Source).Select(group => $"{group.Key}: {string.Join(", ", group.Select(price => price.Model).Take(10))}"))}).");
        }

        if (overall.PartTokens > 0)
        {
            notes.Add($"{Say.Count(overall.PartTokens, "event")} of these carry only one of the two token counts, so they cost at least what is told here.");
        }

        if (overall.Unpriced > 0)
        {
            notes.Add($"{Say.Count(overall.Unpriced, "event")} of {Say.Count(overall.Events)} are unpriced and in no figure of cost: they record none, and have no tokens or no model whose price is known.");
        }

        if (priced.IsCut)
        {
            notes.Add("There are more models than can be priced in one analysis; the rarest ones count as unpriced.");
        }

        return notes.ToImmutable();
    }
}
