using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Reads prices from JSON: <c>{"prices":[{"model","inputDollars","outputDollars","asOf","source","maker"?,"note"?}]}</c>.</summary>
internal static class PriceFile
{
    /// <summary>The highest price that is taken for one, in dollars per 1,000,000 tokens.</summary>
    public const double Most = 100_000;

    private const int MostBytes = 4 * 1024 * 1024;
    private const string Resource = "Netra.Grains.Agents.BuiltIn.Analyses.Costs.list-prices.json";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The list prices that come with the product.</summary>
    public static ImmutableArray<ListPrice> BuiltIn { get; } = ReadBuiltIn();

    /// <summary>Reads the operator's file.</summary>
    /// <exception cref="FormatException">It cannot be read, or is not of that form; says what is wrong.</exception>
    public static ImmutableArray<ListPrice> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return file.Length > MostBytes ? throw new FormatException($"it has more than {MostBytes / 1024 / 1024} MiB") : Parse(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FormatException("it cannot be read", failure);
        }
    }

    /// <summary>Reads and checks prices.</summary>
    /// <exception cref="FormatException">What is wrong.</exception>
    public static ImmutableArray<ListPrice> Parse(Stream json)
    {
        try
        {
            var prices = JsonSerializer.Deserialize<Content>(json, Shape)?.Prices ?? throw new FormatException("it is empty");
            foreach (var price in prices)
            {
                Check(price);
            }

            return prices.GroupBy(price => price.Model, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice
                ? throw new FormatException($"it names the model '{twice.Key}' more than once")
                : prices;
        }
        catch (JsonException failure)
        {
            throw new FormatException($"it is no JSON of prices (line {(failure.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "unknown"}, {failure.Path})", failure);
        }
    }

    private static void Check(ListPrice price)
    {
        if (string.IsNullOrWhiteSpace(price.Model) || string.IsNullOrWhiteSpace(price.Source))
        {
            throw new FormatException("each price needs a model and a source");
        }

        if (price.InputDollars is not (>= 0 and <= Most) || price.OutputDollars is not (>= 0 and <= Most))
        {
            throw new FormatException($"the prices of '{price.Model}' are not between 0 and {Most:N0} dollars");
        }
    }

    private static ImmutableArray<ListPrice> ReadBuiltIn()
    {
        using var json = typeof(PriceFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The assembly has no {Resource}.");
        return Parse(json);
    }

    private sealed record Content(ImmutableArray<ListPrice> Prices);
}
