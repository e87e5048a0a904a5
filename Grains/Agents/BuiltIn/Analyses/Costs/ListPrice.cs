namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>A price in a price file, in dollars per 1,000,000 tokens.</summary>
/// <param name="Model">The model's name as in the events.</param>
/// <param name="InputDollars">Of input tokens.</param>
/// <param name="OutputDollars">Of output tokens.</param>
/// <param name="AsOf">The day it was last confirmed.</param>
/// <param name="Source">Where: a page, a contract.</param>
/// <param name="Maker">Whose model it is; cheaper models to move to are looked for among those of the same maker.</param>
/// <param name="Note">When it holds, where that is not always.</param>
internal sealed record ListPrice(string Model, double InputDollars, double OutputDollars, DateOnly AsOf, string Source, string? Maker = null, string? Note = null);
