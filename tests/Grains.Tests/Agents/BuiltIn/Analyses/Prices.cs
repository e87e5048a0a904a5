using Microsoft.Extensions.Options;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

/// <summary>Price tables for tests.</summary>
internal static class Prices
{
    /// <summary>The built-in ones, gpt-4o at 2 and 8 dollars.</summary>
    public static PriceTable Table { get; } = Of(options => options.Models["gpt-4o"] = new ModelPriceOptions { InputDollars = 2, OutputDollars = 8 });

    public static PriceTable Of(Action<PriceOptions> configure)
    {
        var options = new PriceOptions();
        configure(options);
        return new PriceTable(Options.Create(options));
    }
}
