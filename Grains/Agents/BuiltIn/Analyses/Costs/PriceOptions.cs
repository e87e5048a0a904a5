namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What models cost. Section <c>Netra:Prices</c>; checked at start-up.</summary>
public sealed class PriceOptions
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Prices";

    /// <summary>Whether models that are not named here have the list prices that come with the product, each with its day and page.</summary>
    /// <value>Default true.</value>
    public bool BuiltIn { get; set; } = true;

    /// <summary>
    /// A JSON file with prices, read at start-up; they win over the built-in ones:
    /// <c>{"prices":[{"model":"…","inputDollars":1,"outputDollars":2,"asOf":"2026-10-01","source":"…","maker":"…","note":"…"}]}</c>.
    /// </summary>
    /// <value>Default none; at most 4 MiB.</value>
    public string? File { get; set; }

    /// <summary>The day of the prices in <see cref="Models"/>, told with every figure that uses them.</summary>
    /// <value>Default none.</value>
    public DateOnly? AsOf { get; set; }

    /// <summary>Where the prices in <see cref="Models"/> are from, told with every figure that uses them.</summary>
    /// <value>Default none.</value>
    public string? Source { get; set; }

    /// <summary>Prices by model; they win over the file and the built-in ones.</summary>
    /// <value>Default none.</value>
    public Dictionary<string, ModelPriceOptions> Models { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
