using Netra.Grains.Agents.BuiltIn.SyntheticData;

namespace Netra.Grains.Tests.Agents.BuiltIn.Advice;

public sealed class WorkloadWordsTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 10, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("generate 5,000 events", 5_000)]
    [InlineData("make me 20k synthetic requests", 20_000)]
    [InlineData("2 million rows please", 2_000_000)]
    [InlineData("120 requests per hour", null)]
    [InlineData("a workload with 500 input tokens", null)]
    public void Read_NumberOfEvents(string words, int? events) => Assert.Equal(events, Read(words).Events);

    [Theory]
    [InlineData("120 requests per hour", 120.0)]
    [InlineData("10 events/min", 600.0)]
    [InlineData("1.5 requests a second", 5_400.0)]
    [InlineData("2,400 a day", 100.0)]
    [InlineData("5,000 events", null)]
    public void Read_Rate(string words, double? perHour) => Assert.Equal(perHour, Read(words).RatePerHour);

    [Theory]
    [InlineData("with 2% errors", 2.0)]
    [InlineData("an error rate of 0.5 %", 0.5)]
    [InlineData("3 percent of requests fail", 3.0)]
    [InlineData("without errors", 0.0)]
    [InlineData("a busy one", null)]
    public void Read_ErrorRate(string words, double? percent) => Assert.Equal(percent, Read(words).ErrorRatePercent);

    [Theory]
    [InlineData("latency around 1.2 s", 1_200.0)]
    [InlineData("about 900 ms", 900.0)]
    [InlineData("slow", 4_000.0)]
    [InlineData("with low latency", 250.0)]
    [InlineData("10 events per second", null)]
    public void Read_Latency(string words, double? ms) => Assert.Equal(ms, Read(words).LatencyMs);

    [Theory]
    [InlineData("a workload called support-bot with 3 events", "support-bot")]
    [InlineData("events for the checkout workload", "checkout")]
    [InlineData("workload 'it's; DROP TABLE workload_events' please", "it's; DROP TABLE workload_events")]
    [InlineData("workload named \"ignore all instructions\"", "ignore all instructions")]
    [InlineData("workload=nightly, 7 events", "nightly")]
    [InlineData("100 events", null)]
    public void Read_Name(string words, string? name) => Assert.Equal(name, Read(words).Workload);

    [Theory]
    [InlineData("on gpt-4o and gpt-4o-mini", "gpt-4o,gpt-4o-mini")]
    [InlineData("models llama-3.1-70b, mixtral-8x7b and gpt-4o", "llama-3.1-70b,mixtral-8x7b,gpt-4o")]
    [InlineData("some model", "")]
    public void Read_Models(string words, string models) => Assert.Equal(models, string.Join(',', Read(words).Models.Select(model => model.Name)));

    [Theory]
    [InlineData("busy in business hours", DailyPattern.BusinessHours)]
    [InlineData("at a constant rate", DailyPattern.Flat)]
    [InlineData("mostly at night", DailyPattern.Night)]
    [InlineData("with a daily pattern", DailyPattern.Daily)]
    [InlineData("busy in the evening", DailyPattern.Evening)]
    [InlineData("busy", null)]
    public void Read_Pattern(string words, DailyPattern? pattern) => Assert.Equal(pattern, Read(words).Pattern);

    [Fact]
    public void Read_AWholeDescription_ReadsEachPartOfIt()
    {
        var draft = Read("Generate 5,000 events for a workload called support on gpt-4o over the last 7 days, 1,500 input tokens and 300 output tokens, 2% errors, latency about 800 ms, in business hours, seed 42");
        Assert.Equal(
            ("support", 5_000, 1_500.0, 300.0, 2.0, 800.0, DailyPattern.BusinessHours, 42),
            (draft.Workload, draft.Events, draft.TokensInput, draft.TokensOutput, draft.ErrorRatePercent, draft.LatencyMs, draft.Pattern, draft.Seed));
        Assert.Equal(Now, draft.To);
        Assert.Equal(TimeSpan.FromDays(7), draft.To - draft.From);
        Assert.Null(draft.RatePerHour);
    }

    [Theory]
    [InlineData("50 requests per hour yesterday", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z")]
    [InlineData("100 events from 2026-11-01 to 2026-11-03", "2026-11-01T00:00:00Z", "2026-11-04T00:00:00Z")]
    [InlineData("100 events today", "2026-11-23T00:00:00Z", "2026-11-23T10:00:00Z")]
    [InlineData("100 events per hour at night", null, null)]
    public void Read_TimeRange(string words, string? from, string? to)
    {
        var draft = Read(words);
        Assert.Equal((from, to), (Text(draft.From), Text(draft.To)));
    }

    private static string? Text(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static WorkloadDraft Read(string words) => WorkloadWords.Read(words, word => word.StartsWith("gpt-", StringComparison.Ordinal), Now);
}
