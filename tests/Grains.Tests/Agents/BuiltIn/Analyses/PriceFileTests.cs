using System.Text;
using Netra.Grains.Agents.BuiltIn.Analyses.Costs;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class PriceFileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void BuiltIn_EachPrice_HasADayAndThePageOfItsMaker() => Assert.All(PriceFile.BuiltIn, price =>
    {
        Assert.InRange(price.AsOf, new DateOnly(2025, 1, 1), new DateOnly(2026, 11, 30));
        Assert.StartsWith("https://", price.Source, StringComparison.Ordinal);
        Assert.NotNull(price.Maker);
    });

    [Fact]
    public void Table_File_WinsOverBuiltInAndLosesToConfigured()
    {
        File.WriteAllText(_file, """{"prices":[{"model":"gpt-4o","inputDollars":7,"outputDollars":8,"asOf":"2026-10-02","source":"contract 9"},{"model":"gpt-5","inputDollars":7,"outputDollars":8,"asOf":"2026-10-02","source":"contract 9"}]}""");
        var table = Prices.Of(options =>
        {
            options.File = _file;
            options.Models["gpt-5"] = new ModelPriceOptions { InputDollars = 1, OutputDollars = 2, AsOf = new DateOnly(2026, 10, 3), Source = "a call" };
        });
        Assert.Equal((700, "price from the operator's file of 2026-10-02 (contract 9)"), (table.Find("gpt-4o")!.InputCentsPerMillion, table.Find("gpt-4o")!.Source));
        Assert.Equal((100, "configured price of 2026-10-03 (a call)"), (table.Find("gpt-5")!.InputCentsPerMillion, table.Find("gpt-5")!.Source));
        Assert.StartsWith("list price of 2025-07-04", table.Find("gpt-4o-mini")!.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "no JSON of prices")]
    [InlineData("{}", "no JSON of prices")]
    [InlineData("""{"prices":[{"model":"a","inputDollars":1,"outputDollars":1,"source":"x"}]}""", "no JSON of prices")]
    [InlineData("""{"prices":[{"model":"a","inputDollars":1,"outputDollars":1,"asOf":"soon","source":"x"}]}""", "no JSON of prices")]
    [InlineData("""{"prices":[{"model":"a","inputDollars":1,"outputDollars":1,"asOf":"2026-10-02","source":" "}]}""", "a model and a source")]
    [InlineData("""{"prices":[{"model":"a","inputDollars":-1,"outputDollars":1,"asOf":"2026-10-02","source":"x"}]}""", "prices of 'a'")]
    [InlineData("""{"prices":[{"model":"a","inputDollars":1,"outputDollars":1,"asOf":"2026-10-02","source":"x"},{"model":"A","inputDollars":1,"outputDollars":1,"asOf":"2026-10-02","source":"x"}]}""", "'a' more than once")]
    public void Parse_WrongFile_SaysWhatIsWrong(string json, string words)
    {
        var failure = Assert.Throws<FormatException>(() => PriceFile.Parse(new MemoryStream(Encoding.UTF8.GetBytes(json))));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_FileThatIsNotThere_NamesTheKey()
    {
        var result = new PriceOptionsValidator().Validate(null, new PriceOptions { File = _file + ".none" });
        Assert.Contains("Netra:Prices:File", result.FailureMessage, StringComparison.Ordinal);
    }
}
