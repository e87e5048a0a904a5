namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>What a model costs.</summary>
/// <param name="Model">Its name as in the events.</param>
/// <param name="InputCentsPerMillion">Cents per 1,000,000 input tokens.</param>
/// <param name="OutputCentsPerMillion">Cents per 1,000,000 output tokens.</param>
/// <param name="Source">Where the price is from, with its day.</param>
internal sealed record ModelPrice(string Model, double InputCentsPerMillion, double OutputCentsPerMillion, string Source)
{
    /// <summary>Whose model it is; <see langword="null"/>: not known.</summary>
    public string? Maker { get; init; }

    /// <summary>What so many tokens cost, in cents.</summary>
    public double Cents(double input, double output) => ((input * InputCentsPerMillion) + (output * OutputCentsPerMillion)) / 1_000_000;
}
