using Microsoft.Extensions.Options;

namespace Netra.Grains.Agents.BuiltIn.Analyses.Costs;

/// <summary>Checks prices at start-up; all errors are reported at once.</summary>
internal sealed class PriceOptionsValidator : IValidateOptions<PriceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PriceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var wrong = new ValidateOptionsResultBuilder();
        foreach (var (key, price) in options.Models)
        {
            Check(wrong, $"{PriceOptions.Section}:Models:{key}:{nameof(ModelPriceOptions.InputDollars)}", price.InputDollars);
            Check(wrong, $"{PriceOptions.Section}:Models:{key}:{nameof(ModelPriceOptions.OutputDollars)}", price.OutputDollars);
        }

        foreach (var twice in options.Models.GroupBy(pair => pair.Value.Model ?? pair.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            wrong.AddError($"{PriceOptions.Section}:Models names the model '{twice.Key}' more than once.");
        }

        if (!string.IsNullOrEmpty(options.File))
        {
            try
            {
                PriceFile.Read(options.File);
            }
            catch (FormatException failure)
            {
                wrong.AddError($"{PriceOptions.Section}:{nameof(PriceOptions.File)} '{options.File}' holds no prices: {failure.Message}.");
            }
        }

        return wrong.Build();
    }

    private static void Check(ValidateOptionsResultBuilder wrong, string key, double? price)
    {
        if (price is not (>= 0 and <= PriceFile.Most))
        {
            wrong.AddError($"{key} must be given, in dollars per 1,000,000 tokens, from 0 to {PriceFile.Most:N0}.");
        }
    }
}
