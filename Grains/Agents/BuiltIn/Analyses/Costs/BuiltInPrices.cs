namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>
/// Public list prices in dollars per 1,000,000 tokens, without discounts for batches or cached input, as their makers' price pages had them on <see cref="AsOf"/>. They age:
/// <c>Netra:Prices</c> replaces them.
/// </summary>
internal static class BuiltInPrices
{
    /// <summary>The day they are of.</summary>
    public static readonly DateOnly AsOf = new(2025, 9, 1);

    public static IReadOnlyList<(string Model, double Input, double Output)> All { get; } =
    [
        ("gpt-5", 1.25, 10), ("gpt-5-mini", 0.25, 2), ("gpt-5-nano", 0.05, 0.40),
        ("gpt-4.1", 2, 8), ("gpt-4.1-mini", 0.40, 1.60), ("gpt-4.1-nano", 0.10, 0.40),
        ("gpt-4o", 2.50, 10), ("gpt-4o-mini", 0.15, 0.60),
        ("o1", 15, 60), ("o3", 2, 8), ("o3-mini", 1.10, 4.40), ("o4-mini", 1.10, 4.40),
        ("gpt-4-turbo", 10, 30), ("gpt-4", 30, 60), ("gpt-3.5-turbo", 0.50, 1.50),
        ("claude-opus-4-1", 15, 75), ("claude-opus-4", 15, 75), ("claude-sonnet-4", 3, 15),
        ("claude-3-7-sonnet", 3, 15), ("claude-3-5-sonnet", 3, 15), ("claude-3-5-haiku", 0.80, 4),
        ("claude-3-opus", 15, 75), ("claude-3-haiku", 0.25, 1.25),
        ("gemini-2.5-pro", 1.25, 10), ("gemini-2.5-flash", 0.30, 2.50), ("gemini-2.0-flash", 0.10, 0.40),
    ];
}
