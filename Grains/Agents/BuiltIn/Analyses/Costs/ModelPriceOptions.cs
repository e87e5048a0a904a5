namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What one model costs, in dollars per 1,000,000 tokens.</summary>
public sealed class ModelPriceOptions
{
    /// <summary>The model's name as in the events, where it cannot be a configuration key because it holds a colon.</summary>
    /// <value>Default: the key.</value>
    public string? Model { get; set; }

    /// <summary>Of input tokens.</summary>
    /// <value>0 to 100,000; required.</value>
    public double? InputDollars { get; set; }

    /// <summary>Of output tokens.</summary>
    /// <value>0 to 100,000; required.</value>
    public double? OutputDollars { get; set; }

    /// <summary>The day the price is of.</summary>
    /// <value>Default: that of all of them.</value>
    public DateOnly? AsOf { get; set; }

    /// <summary>Where the price is from, such as a contract or a page.</summary>
    /// <value>Default: that of all of them.</value>
    public string? Source { get; set; }

    /// <summary>Whose model it is; cheaper models to move to are looked for among those of the same maker.</summary>
    /// <value>Default none.</value>
    public string? Maker { get; set; }
}
