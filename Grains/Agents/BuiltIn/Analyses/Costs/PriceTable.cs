using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Prices of models: those that the operator configured, then those of the operator's file, then the built-in ones.</summary>
internal sealed partial class PriceTable
{
    private const double CentsPerDollar = 100;

    private readonly Dictionary<string, ModelPrice> _prices = new(StringComparer.OrdinalIgnoreCase);

    public PriceTable(IOptions<PriceOptions> options)
    {
        var configured = options.Value;
        var sources = new List<string>();
        if (configured.BuiltIn)
        {
            Add(PriceFile.BuiltIn, "list price");
            sources.Add($"built-in list prices, each as last seen on its maker's page between {Day(PriceFile.BuiltIn.Min(price => price.AsOf))} and {Day(PriceFile.BuiltIn.Max(price => price.AsOf))}");
        }

        if (!string.IsNullOrEmpty(configured.File))
        {
            Add(PriceFile.Read(configured.File), "price from the operator's file");
            sources.Insert(0, "prices from the operator's file");
        }

        foreach (var (key, price) in configured.Models)
        {
            var model = price.Model ?? key;
            var source = SourceWords("configured price", price.AsOf ?? configured.AsOf, null, price.Source ?? configured.Source);
            _prices[model] = new ModelPrice(model, price.InputDollars!.Value * CentsPerDollar, price.OutputDollars!.Value * CentsPerDollar, source) { Maker = price.Maker ?? _prices.GetValueOrDefault(model)?.Maker };
        }

        if (configured.Models.Count > 0)
        {
            sources.Insert(0, SourceWords("configured prices", configured.AsOf, null, configured.Source));
        }

        Words = sources.Count == 0 ? "No prices are configured." : $"Prices, the first that names the model: {string.Join("; ", sources)}.";
    }

    /// <summary>Where prices are from, with their days.</summary>
    public string Words { get; }

    /// <summary>The prices of one maker's models.</summary>
    public IEnumerable<ModelPrice> Of(string maker) => _prices.Values.Where(price => string.Equals(price.Maker, maker, StringComparison.OrdinalIgnoreCase));

    /// <summary>The price of a model by its name in any case, or by its name without the date of its version (<c>gpt-4o-2024-08-06</c>, <c>claude-3-opus-20240229</c>).</summary>
    public ModelPrice? Find(string model) =>
        _prices.TryGetValue(model, out var price) || _prices.TryGetValue(Version().Replace(model, ""), out price) ? price with { Model = model } : null;

    private void Add(IEnumerable<ListPrice> prices, string what)
    {
        foreach (var price in prices)
        {
            _prices[price.Model] = new ModelPrice(
                price.Model, price.InputDollars * CentsPerDollar, price.OutputDollars * CentsPerDollar, SourceWords(what, price.AsOf, price.Note, price.Source)) { Maker = price.Maker };
        }
    }

    private static string SourceWords(string what, DateOnly? asOf, string? note, string? source) =>
        what + (asOf is { } day ? $" of {Day(day)}" : "") + (note is null ? "" : $" for {note}") + (source is null ? "" : $" ({source})");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"-(\d{4}-\d{2}-\d{2}|\d{8}|latest)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
