using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Tests.Agents.BuiltIn.Reporting;

public sealed class FigurePlacesTests
{
    private static readonly string[] Names = ["chat", "code", "gpt-4o", "gpt-4o-mini", "batch-summaries"];

    private const string Computed = """
        The highest p95 latency: code with 812.4 ms.
        By workload, highest p95 latency first:
        - code: 1,300 events (43.3%); latency p95 812.4 ms
        - chat: 1,700 events (56.7%); latency p95 512.6 ms
        By model:
        - gpt-4o: 2,150 events (71.7%); cost total 1,234.5 cents ($12.35)
        - gpt-4o-mini: 850 events (28.3%); cost total 345.6 cents ($3.46)
        Most of it:
        - chat on gpt-4o: 901.2 cents
        Basis: 3,000 events in all your data, the first at 2026-11-01 00:00:00 and the last at 2026-11-23 00:00:00 UTC.
        """;

    [Theory]
    [InlineData("chat has a p95 of 812 ms.", "812 is of code")]
    [InlineData("The p95 latency is 513 ms for code and 812.4 ms for chat.", "513 is of chat|812.4 is of code")]
    [InlineData("gpt-4o-mini cost 1,234.5 cents.", "1,234.5 is of gpt-4o")]
    [InlineData("gpt-4o had 850 events, gpt-4o-mini had 2,150.", "850 is of gpt-4o-mini|2,150 is of gpt-4o")]
    [InlineData("Code is fine. Chat is the slowest with 812.4 ms. Nothing else stands out.", "812.4 is of code")]
    [InlineData("- chat: 1,300 events", "1,300 is of code")]
    public void Misplaced_FigureBesideAnotherName_IsNamed(string text, string misplaced) =>
        Assert.Equal(misplaced.Split('|'), FigurePlaces.Misplaced(text, [Computed], Names));

    [Theory]
    [InlineData("code has a p95 of 812 ms, chat one of 513 ms.")]
    [InlineData("With 812 ms, code is the slowest workload; chat needs 0.513 s.")]
    [InlineData("Code (812.4 ms) is slower than chat (512.6 ms).")]
    [InlineData("chat stays below the 812 ms of the slowest workload.")]
    [InlineData("chat and code have 1,700 and 1,300 events.")]
    [InlineData("Of the 3,000 events, 1,700 are of chat, and 1,300 of code.")]
    [InlineData("The slowest workload is code: 812 ms. The other one has 513 ms.")]
    [InlineData("gpt-4o cost $12.35, more than three times as much as gpt-4o-mini with $3.46.")]
    [InlineData("Between 2026-11-01 and 2026-11-23 chat had 1,700 events.")]
    [InlineData("chat on gpt-4o cost 901 cents.")]
    [InlineData("gpt-4o alone made 901 cents with chat.")]
    [InlineData("Try batch-summaries at 9999 ms.")]
    [InlineData("Your p95 latency was 812 ms at worst.")]
    [InlineData("chat: 57% of the events.")]
    public void Misplaced_HonestWords_AreLeftAlone(string text) => Assert.Empty(FigurePlaces.Misplaced(text, [Computed], Names));

    [Fact]
    public void Misplaced_RowsOfAQuery_KnowWhoseTheFiguresAre()
    {
        const string Rows = """{"columns":["workload_id","p95"],"rows":[["chat",512.6],["code",812.4]],"rowCount":2}""";
        Assert.Equal(["812 is of code"], FigurePlaces.Misplaced("chat waits 812 ms.", [Rows], Names));
        Assert.Empty(FigurePlaces.Misplaced("chat waits 513 ms.", [Rows], Names));
    }

    [Fact]
    public void Misplaced_WithoutNames_IsNothing() => Assert.Empty(FigurePlaces.Misplaced("chat has 812 ms.", [Computed], []));
}
