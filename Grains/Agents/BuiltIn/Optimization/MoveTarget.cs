using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Agents.BuiltIn.Optimization;

/// <summary>A cheaper model for a group of events.</summary>
/// <param name="Model">Its name.</param>
/// <param name="IsInUse">Whether the user's events already run on it.</param>
/// <param name="Why">Why this one, in a sentence.</param>
internal sealed record MoveTarget(string Model, bool IsInUse, string Why)
{
    // Less than that is not worth a change of models.
    private const double LeastSaving = 0.2;
    private const double HalfPrice = 0.5;

    /// <summary>
    /// The cheapest of the models that the user's events already run on; where none saves a fifth, the dearest of the same maker that costs at most half, as the one
    /// nearest in ability. <see langword="null"/>: there is none.
    /// </summary>
    public static MoveTarget? For(CostGroup group, CostResult cost, PriceTable prices)
    {
        var (input, output) = (group.Figures.TokensInput, group.Figures.TokensOutput);
        if (group.Figures.TotalCents is not ({ } cents and > 0) || input + output <= 0)
        {
            return null;
        }

        var own = cost.Models
            .Where(other => other.Model is { Length: > 0 } && other.Model != group.Model)
            .Select(other => (Model: other.Model!, Cents: other.Price?.Cents(input, output) ?? (other.Figures.CentsPerThousandTokens * (input + output) / 1_000)))
            .Where(other => other.Cents <= cents * (1 - LeastSaving))
            .OrderBy(other => other.Cents)
            .ThenBy(other => other.Model, StringComparer.Ordinal)
            .Select(other => other.Model)
            .FirstOrDefault();
        if (own is not null)
        {
            return new MoveTarget(own, IsInUse: true, $"{own} is the cheapest of the models that your events already run on.");
        }

        var maker = prices.Find(group.Model!)?.Maker;
        var sibling = maker is null ? null : prices.Of(maker)
            .Select(price => (price.Model, Cents: price.Cents(input, output)))
            .Where(price => price.Cents <= cents * HalfPrice)
            .OrderByDescending(price => price.Cents)
            .ThenBy(price => price.Model, StringComparer.Ordinal)
            .Select(price => price.Model)
            .FirstOrDefault();
        return sibling is null ? null : new MoveTarget(sibling, IsInUse: false, $"Of the models of {maker} with a known price that cost at most half, {sibling} is the dearest, so the nearest in ability one would guess.");
    }
}
