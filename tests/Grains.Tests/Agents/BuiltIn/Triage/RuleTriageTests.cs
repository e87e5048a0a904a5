using System.Collections.Immutable;
using Netra.Grains.Agents.BuiltIn.Answering;
using Netra.Grains.Agents.BuiltIn.Optimization;
using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Tests.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Triage;

public sealed class RuleTriageTests
{
    [Theory]
    [InlineData("How many requests did I have yesterday?", TriageCategory.SimpleQuestion)]
    [InlineData("What is the p95 latency by model?", TriageCategory.SimpleQuestion)]
    [InlineData("Which model is the most expensive?", TriageCategory.SimpleQuestion)]
    [InlineData("What data do I have?", TriageCategory.Overview)]
    [InlineData("What can I ask?", TriageCategory.Help)]
    [InlineData("How is my performance?", TriageCategory.Performance)]
    [InlineData("Is latency going up?", TriageCategory.Performance)]
    [InlineData("Is my cost rising?", TriageCategory.Cost)]
    [InlineData("Are my tokens rising?", TriageCategory.Usage)]
    [InlineData("What is my usage?", TriageCategory.Usage)]
    [InlineData("Is there a weekly pattern?", TriageCategory.Usage)]
    [InlineData("Are there anomalies?", TriageCategory.Anomalies)]
    [InlineData("What drives my cost?", TriageCategory.Cost)]
    [InlineData("Does latency depend on input tokens?", TriageCategory.Correlation)]
    [InlineData("What is the correlation between input and output tokens?", TriageCategory.Correlation)]
    [InlineData("How good is my data quality?", TriageCategory.Quality)]
    [InlineData("Are there gaps in my data?", TriageCategory.Quality)]
    [InlineData("How can I save money?", TriageCategory.Optimization)]
    [InlineData("What do you recommend?", TriageCategory.Optimization)]
    [InlineData("How can I reduce my cost?", TriageCategory.Optimization)]
    [InlineData("hello", TriageCategory.NoQuestion)]
    [InlineData("DROP TABLE workload_events", TriageCategory.NoQuestion)]
    [InlineData("What is the capital of France?", TriageCategory.OutOfScope)]
    [InlineData("How many errors, and are there anomalies?", TriageCategory.Anomalies)]
    public void Of_Message_IsOfItsKind(string message, TriageCategory category) => Assert.Equal(category, Read(message).Category);

    [Fact]
    public void Of_NamesTimesAndMeasures_AreThoseOfTheData()
    {
        var triage = Read("What was the mean latency of workload chat on gpt-4o by region from 2026-10-01 to 2026-10-31?");
        Assert.Equal(["chat"], triage.Entities.Workloads);
        Assert.Equal(["gpt-4o"], triage.Entities.Models);
        Assert.Equal(["dimensions['region']"], triage.Entities.Dimensions);
        Assert.Equal(["latency_ms"], triage.Entities.Measures);
        Assert.Equal((new DateTime(2026, 10, 1), new DateTime(2026, 11, 1)), (triage.Scope.From, triage.Scope.To));
        Assert.Equal(["workload", "model"], triage.Scope.Filters.Select(filter => filter.Dimension).Order().Reverse());
    }

    [Fact]
    public void Of_WordsWithoutMeaning_MakeItLessSureAndAreNamed()
    {
        var sure = Read("How many requests did I have yesterday?");
        var unsure = Read("How many blorbed requests did I have yesterday?");
        Assert.True(unsure.Confidence < sure.Confidence);
        Assert.Equal(["blorbed"], unsure.NotUnderstood);
        Assert.InRange(Read("asdf qwer zxcv").Confidence, 0, 0.3);
    }

    internal static TriageResult Read(string message)
    {
        var all = SampleCatalogue.Full;
        var refusal = Refusal.Of(message, all);
        ImmutableArray<Question> questions = refusal is null ? new QuestionReader(all, SampleCatalogue.Now).Read(message) : [];
        return RuleTriage.Of(new MessageReading(all, questions, refusal, RequestParameters.None, new WhatIf(null, null, null, message)));
    }
}
