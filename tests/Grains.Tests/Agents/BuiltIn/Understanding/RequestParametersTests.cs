using Netra.Grains.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Understanding;

public sealed class RequestParametersTests
{
    [Fact]
    public void Read_RangeAndNames_WinOverTheMessage()
    {
        var question = new QuestionReader(SampleCatalogue.Full, SampleCatalogue.Now).Read("cost of chat yesterday").Single();
        var given = RequestParameters.Read("""{"from":"2026-11-01","to":"2026-11-02","workload":"code","model":["o1","gpt-4o"]}""").ApplyTo(question);
        Assert.Equal(new DateTime(2026, 11, 1, 0, 0, 0, DateTimeKind.Utc), given.Range!.From);
        Assert.Equal(new DateTime(2026, 11, 3, 0, 0, 0, DateTimeKind.Utc), given.Range.To);
        Assert.Equal(["code"], given.Filter.Values.Single(filter => filter.Dimension.Kind == DimensionKind.Workload).Values);
        Assert.Equal(["o1", "gpt-4o"], given.Filter.Values.Single(filter => filter.Dimension.Kind == DimensionKind.Model).Values);
    }

    [Theory]
    [InlineData("not json", "parameters")]
    [InlineData("[1]", "parameters")]
    [InlineData("""{"from":"soon"}""", "from")]
    [InlineData("""{"to":7}""", "to")]
    [InlineData("""{"workload":5}""", "workload")]
    public void Read_WhatMakesNoSense_IsNamed(string json, string unread) => Assert.Equal([unread], RequestParameters.Read(json).Unread);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"other":1,"model":null}""")]
    public void Read_Nothing_ChangesNothing(string json)
    {
        var question = new QuestionReader(SampleCatalogue.Full, SampleCatalogue.Now).Read("cost yesterday").Single();
        Assert.Equal(question.Range, RequestParameters.Read(json).ApplyTo(question).Range);
        Assert.Empty(RequestParameters.Read(json).Unread);
    }
}
