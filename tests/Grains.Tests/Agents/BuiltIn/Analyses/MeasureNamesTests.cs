using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Agents.BuiltIn.Analyses;
using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Analyses;

public sealed class MeasureNamesTests
{
    [Theory]
    [InlineData("latency_ms")]
    [InlineData("tokens")]
    [InlineData("cost_cents")]
    [InlineData("is_error")]
    [InlineData("events")]
    [InlineData("metrics['gpu']")]
    [InlineData("metrics['it's \"quoted\" \\ {p1:String} 'x'']")]
    public void Parse_Name_IsWrittenTheSameWay(string name) => Assert.Equal(name, MeasureNames.Of(MeasureNames.Parse(name)));

    [Theory]
    [InlineData("")]
    [InlineData("owner")]
    [InlineData("metrics['']")]
    [InlineData("metrics[gpu]")]
    [InlineData("latency_ms) FROM system.tables --")]
    public void Parse_NoMeasure_IsRefusedWithWhatThereIs(string name)
    {
        var refusal = Assert.Throws<NetraException>(() => MeasureNames.Parse(name));
        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.Contains("latency_ms", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Valued_Count_IsRefused() => Assert.Throws<NetraException>(() => MeasureNames.Valued(new Measure(Metric.Events)));
}
