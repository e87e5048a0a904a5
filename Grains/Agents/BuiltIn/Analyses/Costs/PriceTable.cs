using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Prices of models: those that the operator configured, then the built-in ones.</summary>
internal sealed partial class PriceTable
{
    private const double CentsPerDollar = 100;

    private readonly Dictionary<string, ModelPrice> _prices = new(StringComparer.OrdinalIgnoreCase);

    public PriceTable(IOptions<PriceOptions> options)
    {
        var configured = options.Value;
        var builtIn = $"built-in list price of {Day(BuiltInPrices.AsOf)}";
        var own = configured.AsOf is { } day ? $"configured price of {Day(day)}" : "configured price";
        foreach (var (model, input, output) in configured.BuiltIn ? BuiltInPrices.All : [])
        {
            _prices[model] = new ModelPrice(model, input * CentsPerDollar, output * CentsPerDollar, builtIn);
        }

        foreach (var (key, price) in configured.Models)
        {
            var model = price.Model ?? key;
            _prices[model] = new ModelPrice(model, price.InputDollars!.Value * CentsPerDollar, price.OutputDollars!.Value * CentsPerDollar, own);
        }

        Words = (configured.Models.Count, configured.BuiltIn) switch
        {
            (0, false) => "No prices are configured.",
            (0, true) => $"Prices: {builtIn} of each model.",
            (_, false) => $"Prices: {own} of each model.",
            _ => $"Prices: {own} where there is one, else {builtIn}.",
        };
    }

    /// <summary>Where prices are from, with their date.</summary>
    public string Words { get; }

    /// <summary>The price of a model by its name in any case, or by its name without the date of its version (<c>gpt-4o-2024-08-06</c>, <c>claude-3-opus-20240229</c>).</summary>
    public ModelPrice? Find(string model) =>
        _prices.TryGetValue(model, out var price) || _prices.TryGetValue(Version().Replace(model, ""), out price) ? price with { Model = model } : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-(\d{4}-\d{2}-\d{2}|\d{8}|latest)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
