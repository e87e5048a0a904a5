namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What models cost. Section <c>Netra:Prices</c>; checked at start-up.</summary>
public sealed class PriceOptions
{
    /// <summary>The section these are read from.</summary>
    public const string Section = "Netra:Prices";

    /// <summary>Whether models that are not named here have the built-in list prices.</summary>
    /// <value>Default true.</value>
    public bool BuiltIn { get; set; } = true;

    /// <summary>The day these prices are of, told with every figure that uses them.</summary>
    /// <value>Default none.</value>
    public DateOnly? AsOf { get; set; }

    /// <summary>Prices by model; they win over the built-in ones.</summary>
    /// <value>Default none.</value>
    public Dictionary<string, ModelPriceOptions> Models { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}
