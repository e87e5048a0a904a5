using System.Text.Json;
using Netra.Grains.Abstractions.Errors;
using Netra.Grains.Abstractions.Events;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;
using Netra.Grains.Tests.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Triage;

public sealed class TriageScopesTests
{
    [Theory]
    [InlineData("what could be better for requests above 500 ms?", "latency above 500 ms")]
    [InlineData("how can I save money on requests with at least 2,000 input tokens of chat?", "workload chat, input tokens of at least 2,000")]
    [InlineData("what could be better between 9 and 17 o'clock?", "between 09:00 and 17:00 UTC of a day")]
    [InlineData("what could be better in the latest 200 requests?", "the latest 200 events")]
    [InlineData("how is my performance on weekends?", "on Saturdays and Sundays")]
    [InlineData("how is the performance of requests without gpt-4o where gpu_util is above 80?", "without model gpt-4o, gpu_util above 80")]
    public void Scope_PassedOnAsJson_IsTheSameThere(string message, string filter)
    {
        var triage = RuleTriageTests.Read(message);
        var passedOn = JsonSerializer.Deserialize<TriageScope>(JsonSerializer.Serialize(triage.Scope, EventJson.Options), EventJson.Options)!;
        Assert.Equal(filter, SayScope.Filter(passedOn.ToAnalysisScope().Filter));
    }

    [Theory]
    [InlineData("how many errors does code have, and what could be better for chat?", "workload chat")]
    [InlineData("How many requests above 500 ms? How can I save money on code?", "workload code")]
    public void Scope_OfSeveralParts_IsThatOfThePartThatNeedsMost_AndSaysSo(string message, string filter)
    {
        var triage = RuleTriageTests.Read(message);
        Assert.Equal(filter, SayScope.Filter(triage.Scope.ToAnalysisScope().Filter));
        Assert.Contains(triage.Notes, note => note.Contains("are told of these only: " + filter, StringComparison.Ordinal));
    }

    [Fact]
    public void Scope_PartsAboutTheSameEvents_NeedsNoNote() =>
        Assert.Empty(RuleTriageTests.Read("how many errors did chat have, and how is its performance?").Notes);

    [Theory]
    [InlineData("""{"limits":[{"measure":"owner","comparator":"above","limit":1}]}""")]
    [InlineData("""{"limits":[{"measure":"events","comparator":"above","limit":1}]}""")]
    [InlineData("""{"limits":[null]}""")]
    [InlineData("""{"edge":{"count":0,"newest":true}}""")]
    [InlineData("""{"clock":{"fromMinute":-1,"toMinute":60}}""")]
    [InlineData("""{"weekdays":[8]}""")]
    public void Scope_OfAClientThatCannotBe_IsRefused(string json)
    {
        var scope = JsonSerializer.Deserialize<TriageScope>(json, EventJson.Options)!;
        Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<Abstractions.Errors.NetraException>(() => scope.ToAnalysisScope()).Code);
    }

    [Fact]
    public void Scope_ReadByAModel_KeepsTheLimitsOfTheRules()
    {
        var rules = RuleTriageTests.Read("asdf qwer zxcv above 500 ms");
        var triage = CheckedReading.Of(new ModelReading(TriageCategory.Performance, "x", 0.9), SampleCatalogue.Full, rules);
        Assert.Equal(Comparator.Above, triage.Scope.Limits.Single().Comparator);
    }
}
