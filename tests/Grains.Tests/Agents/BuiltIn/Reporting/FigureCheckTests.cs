using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Tests.Agents.BuiltIn.Reporting;

public sealed class FigureCheckTests
{
    [Theory]
    [InlineData("You had 28,185 requests.", "{\"events\":28185}")]
    [InlineData("About 412.4 ms in the mean.", "{\"mean\":412.36512}")]
    [InlineData("That is 0.41 s.", "412.36512")]
    [InlineData("It cost $12.35.", "1234.5678 cents")]
    [InlineData("12.3% of them failed.", "0.12345")]
    [InlineData("In 3 of 4 weeks.", "")]
    [InlineData("On 2026-11-23 at 10:15.", "2026-11-23T10:15:00Z")]
    [InlineData("It fell by 17.5%.", "-17.51")]
    public void Foreign_FiguresOfTheSources_AreNone(string text, string source) => Assert.Empty(FigureCheck.Foreign(text, [source]));

    [Theory]
    [InlineData("You had 28,186 requests.", "{\"events\":30185}", "28,186")]
    [InlineData("About 500 ms.", "412.36", "500")]
    [InlineData("You save $999.99.", "1234.5 cents", "999.99")]
    public void Foreign_InventedFigures_AreNamed(string text, string source, string named) => Assert.Equal([named], FigureCheck.Foreign(text, [source]));
}
