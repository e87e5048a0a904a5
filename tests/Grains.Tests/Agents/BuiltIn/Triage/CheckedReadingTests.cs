using Netra.Grains.Agents.BuiltIn.Triage;
using Netra.Grains.Tests.Agents.BuiltIn.Understanding;

namespace Netra.Grains.Tests.Agents.BuiltIn.Triage;

public sealed class CheckedReadingTests
{
    private static readonly TriageResult NotUnderstood = RuleTriageTests.Read("tell me about the thing");

    [Fact]
    public void Of_NamesThatTheDataHas_BecomeTheScope()
    {
        var triage = Check(new ModelReading(TriageCategory.Performance, "how slow chat is", 0.8) { Workloads = ["CHAT"], Models = ["gpt-4o"], Measures = ["latency_ms", "metrics['gpu_util']"], From = "2026-11-01", To = "2026-11-08T00:00:00Z" });
        Assert.Equal((TriageCategory.Performance, "model", 0.8), (triage.Category, triage.ReadBy, triage.Confidence));
        Assert.Equal(["workload chat", "model gpt-4o"], triage.Scope.Filters.Select(filter => $"{filter.Dimension} {filter.Values.Single()}"));
        Assert.Equal(["latency_ms", "metrics['gpu_util']"], triage.Entities.Measures);
        Assert.Equal((new DateTime(2026, 11, 1), new DateTime(2026, 11, 8)), (triage.Scope.From, triage.Scope.To));
        Assert.NotNull(triage.Scope.ToAnalysisScope());
    }

    [Fact]
    public void Of_NamesThatTheDataDoesNotHave_AreReportedAndNotUsed()
    {
        var triage = Check(new ModelReading(TriageCategory.Cost, "x", 0.8) { Workloads = ["zebra", "code"], Models = ["gpt-9"], Measures = ["owner", "metrics['none']"] });
        Assert.Equal(["code"], triage.Entities.Workloads);
        Assert.Empty(triage.Entities.Models);
        Assert.Empty(triage.Entities.Measures);
        Assert.Equal(["code"], triage.Scope.Filters.Single().Values);
        Assert.Superset(new HashSet<string> { "zebra", "gpt-9", "owner", "metrics['none']" }, triage.NotUnderstood.ToHashSet());
        Assert.Contains(triage.Notes, note => note.Contains("“zebra”", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("yesterday", null)]
    [InlineData("2026-11-08", "2026-11-01")]
    [InlineData("0001-01-01", null)]
    [InlineData(null, "9999-12-31T23:59:59Z")]
    public void Of_RangesThatAreNone_AreLeftOut(string? from, string? to)
    {
        var triage = Check(new ModelReading(TriageCategory.Usage, "x", 2) { From = from, To = to });
        Assert.Equal((null, null, 1), (triage.Scope.From, triage.Scope.To, triage.Confidence));
        Assert.Contains(triage.Notes, note => note.Contains("time range", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_WhatTheRulesReadExactly_Stays()
    {
        var rules = RuleTriageTests.Read("How many requests did chat have in October 2026?");
        var triage = CheckedReading.Of(new ModelReading(TriageCategory.SimpleQuestion, "x", 0.9) { Workloads = ["code"], From = "2025-01-01", To = "2025-02-01" }, SampleCatalogue.Full, rules);
        Assert.Equal(rules.Scope.From, triage.Scope.From);
        Assert.Equal(["chat"], triage.Scope.Filters.Single().Values);
    }

    private static TriageResult Check(ModelReading reading) => CheckedReading.Of(reading, SampleCatalogue.Full, NotUnderstood);
}
