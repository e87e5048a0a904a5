using System.Text.Json.Nodes;
using Netra.Grains.Tests.Agents.BuiltIn.Advice;
using Netra.Grains.Tests.Agents.BuiltIn.Analyses;
using static Netra.Grains.Tests.Agents.BuiltIn.Analyses.Reference;

namespace Netra.Grains.Tests.Agents.BuiltIn.Answering;

/// <summary>What is asked of tokens, on the engine: the model that reads most is not the one that uses most.</summary>
[Collection(nameof(AdviceCollection))]
public sealed class TokenAnswersTests(AdviceCluster cluster)
{
    private static readonly DateTime Begin = new(2026, 11, 1, 12, 0, 30, DateTimeKind.Utc);

    private static readonly List<SampleEvent> Events =
    [
        .. Enumerable.Range(0, 24).Select(i => new SampleEvent(Begin.AddMinutes(i))
        {
            Workload = i % 4 == 0 ? "code" : "chat",
            Model = i % 2 == 0 ? "big" : "small",
            Input = i % 2 == 0 ? 1_000u + (uint)(i * 10) : 3_000u + (uint)(i * i),
            Output = i % 2 == 0 ? 4_000u + (uint)(i * 7) : 100u + (uint)(i * 3),
        }),
    ];

    [Fact]
    public async Task Question_WhichModelUsesMostTokens_CountsInputAndOutput()
    {
        var (answer, figures) = await AskAsync("Which model consumed the most tokens in total?");
        Assert.Contains("The highest total tokens (input and output): big with ", answer, StringComparison.Ordinal);
        Close(Events.Where(e => e.Model == "big").Sum(e => e.Tokens!.Value), (double)figures["tokens_total[big]"]!);
    }

    [Theory]
    [InlineData("requests larger than 5k tokens in total")]
    [InlineData("how many requests are larger than 5k tokens in total?")]
    public async Task Question_OfRequestsAboveTokensInTotal_CountsInputAndOutput(string question)
    {
        var (_, figures) = await AskAsync(question);
        var expected = Events.Count(e => e.Tokens > 5_000);
        Assert.InRange(expected, 1, Events.Count - 1);
        Assert.Equal(expected, (int)figures["events"]!);
    }

    [Fact]
    public async Task Question_OfTheSmallestNumberOfTokens_TellsTheMinimum()
    {
        var (_, figures) = await AskAsync("What is the smallest number of output tokens in the chat workload?");
        Assert.Equal(Events.Where(e => e.Workload == "chat").Min(e => e.Output!.Value), (uint)figures["tokens_output_min"]!);
    }

    [Theory]
    [InlineData("What percentage of my tokens are output tokens?", "")]
    [InlineData("What is the ratio of output to input tokens in chat?", "chat")]
    public async Task Question_OfAPartOfTheTokens_TellsShareAndRatio(string question, string workload)
    {
        var (answer, figures) = await AskAsync(question);
        var meant = Events.FindAll(e => e.Workload.StartsWith(workload, StringComparison.Ordinal));
        var (input, output) = (meant.Sum(e => (double)e.Input!), meant.Sum(e => (double)e.Output!));
        Close(100 * output / (input + output), (double)figures["output_share_percent"]!);
        Close(output / input, (double)figures["output_per_input"]!);
        Assert.Contains("are output tokens", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfAShareThatIsNotClear_SaysSo() =>
        Assert.Contains("which share or ratio", (await AskAsync("What is the ratio of the input tokens?")).Answer, StringComparison.Ordinal);

    [Fact]
    public async Task Question_WhenFirstAndWhenLast_TellsBoth()
    {
        var (answer, _) = await AskAsync("When did my first event happen, and when the last?");
        Assert.Contains("the first at 2026-11-01 12:00:30 and the last at 2026-11-01 12:23:30 UTC", answer, StringComparison.Ordinal);
        Assert.Contains("(the first 1 event) in all your data, at 2026-11-01 12:00:30 UTC.", (await AskAsync("show the first event")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_WhetherMoreOfOneMeansMoreOfTheOther_Correlates()
    {
        var (_, figures) = await AskAsync("Do longer prompts lead to longer answers in the chat workload?");
        var chat = Events.FindAll(e => e.Workload == "chat");
        Close(Pearson(chat.ConvertAll(e => (double)e.Input!), chat.ConvertAll(e => (double)e.Output!)), (double)figures["pearson[input tokens and output tokens]"]!, 1e-6);
    }

    [Fact]
    public async Task Question_OfAWorkloadThatThereIsNot_TellsNoneAndWhichThereAre()
    {
        var (answer, figures) = await AskAsync("How many requests did support have?");
        Assert.Contains("named “support”: 0 events", answer, StringComparison.Ordinal);
        Assert.Contains("Workloads there are: chat, code.", answer, StringComparison.Ordinal);
        Assert.False(figures.ContainsKey("events"));
    }

    [Fact]
    public async Task Question_PerFiveMinutes_IsToldByFiveMinutes()
    {
        var (answer, figures) = await AskAsync("How many requests per five minutes?");
        Assert.Equal(Events.Count(e => e.Timestamp.Minute is >= 10 and < 15), (int)figures["events[2026-11-01 12:10]"]!);
        Assert.DoesNotContain("cannot group", answer, StringComparison.Ordinal);
        Assert.Contains("I cannot group by 10 minutes; the figures are by single minutes.", (await AskAsync("requests per 10 minutes")).Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_OfTheInterquartileRange_SaysWhatIsToldInstead()
    {
        var (answer, figures) = await AskAsync("interquartile range of output tokens");
        Close(Percentile(Events.Select(e => (double)e.Output!), 0.25), (double)figures["tokens_output_p25"]!);
        Close(Percentile(Events.Select(e => (double)e.Output!), 0.75), (double)figures["tokens_output_p75"]!);
        Assert.Contains("The interquartile range is p75 less p25.", answer, StringComparison.Ordinal);
    }

    private async Task<(string Answer, JsonObject Figures)> AskAsync(string question)
    {
        var user = await AnalysisUser.WithAsync(cluster, Events);
        var run = await cluster.RunAsync(user.Name, "data", question);
        return (run.Result!.Answer, JsonNode.Parse(run.Result.Data!)!["figures"]!.AsObject());
    }
}
