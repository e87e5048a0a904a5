using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class PriceTableTests
{
    [Theory]
    [InlineData("gpt-4o", 200)]
    [InlineData("GPT-4o", 200)]
    [InlineData("gpt-4o-2024-08-06", 200)]
    [InlineData("gpt-4o-mini", 15)]
    [InlineData("claude-3-opus-20240229", 1500)]
    public void Find_Model_HasItsPriceInCents(string model, double input) => Assert.Equal(input, Prices.Table.Find(model)?.InputCentsPerMillion);

    [Theory]
    [InlineData("")]
    [InlineData("house")]
    [InlineData("gpt-4o-audio-preview")]
    public void Find_AnotherModel_HasNone(string model) => Assert.Null(Prices.Table.Find(model));

    [Fact]
    public void Find_BuiltInSwitchedOff_HasConfiguredOnesOnly()
    {
        var table = Prices.Of(options =>
        {
            options.BuiltIn = false;
            options.AsOf = new DateOnly(2026, 10, 1);
            options.Models["mine"] = new ModelPriceOptions { Model = "ft:mine", InputDollars = 1, OutputDollars = 1 };
        });
        Assert.Null(table.Find("gpt-4o-mini"));
        Assert.Equal("configured price of 2026-10-01", table.Find("ft:mine")?.Source);
    }

    [Fact]
    public void Words_BuiltIn_TellTheDay() => Assert.Contains("between 2025-07-04 and 2026-07-29", Prices.Table.Words, StringComparison.Ordinal);

    [Fact]
    public void Validate_MissingOrWrongPrice_NamesEachKey()
    {
        var options = new PriceOptions();
        options.Models["a"] = new ModelPriceOptions { InputDollars = 1 };
        options.Models["b"] = new ModelPriceOptions { InputDollars = -1, OutputDollars = double.NaN };
        options.Models["c"] = new ModelPriceOptions { Model = "b", InputDollars = 1, OutputDollars = 1 };
        var result = new PriceOptionsValidator().Validate(null, options);
        Assert.True(result.Failed);
        Assert.All(["Models:a:OutputDollars", "Models:b:InputDollars", "Models:b:OutputDollars", "'b' more than once"], key => Assert.Contains(key, result.FailureMessage, StringComparison.Ordinal));
    }
}
