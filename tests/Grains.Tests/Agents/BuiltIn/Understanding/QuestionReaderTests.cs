using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Tests.Agents.BuiltIn.Understanding;

public sealed class QuestionReaderTests
{
    [Theory]
    [MemberData(nameof(WordingsFigures.Table), MemberType = typeof(WordingsFigures))]
    [MemberData(nameof(WordingsGroups.Table), MemberType = typeof(WordingsGroups))]
    [MemberData(nameof(WordingsRanges.Table), MemberType = typeof(WordingsRanges))]
    [MemberData(nameof(WordingsOverTime.Table), MemberType = typeof(WordingsOverTime))]
    [MemberData(nameof(WordingsOther.Table), MemberType = typeof(WordingsOther))]
    public void Read_Wording_MeansWhatItSays(string message, string meaning)
    {
        Assert.Null(Refusal.Of(message, SampleCatalogue.Full));
        Assert.Equal($"I understood: {meaning}.", Thought(message));
    }

    [Theory]
    [MemberData(nameof(WordingsNotUnderstood.Table), MemberType = typeof(WordingsNotUnderstood))]
    public void Read_NoQuestion_IsNotUnderstood(string message, string thought)
    {
        Assert.Null(Refusal.Of(message, SampleCatalogue.Full));
        Assert.Equal(thought, Thought(message));
    }

    [Theory]
    [MemberData(nameof(WordingsRefused.Table), MemberType = typeof(WordingsRefused))]
    public void Refusal_NoQuestionOfOnesOwn_IsRefused(string message, string thought)
    {
        Assert.NotEmpty(thought);
        Assert.NotNull(Refusal.Of(message, SampleCatalogue.Full));
    }

    [Fact]
    public void Read_MonthWithoutYear_IsTheLatestThatHoldsData()
    {
        var old = SampleCatalogue.Full with { First = new DateTime(2023, 11, 16, 18, 15, 46, DateTimeKind.Utc), Last = new DateTime(2023, 11, 16, 19, 14, 19, DateTimeKind.Utc) };
        var question = Assert.Single(new QuestionReader(old, SampleCatalogue.Now).Read("How many requests were there in November?"));
        Assert.Equal(new DateTime(2023, 11, 1, 0, 0, 0, DateTimeKind.Utc), question.Range!.From);
        Assert.Equal(new DateTime(2023, 12, 1, 0, 0, 0, DateTimeKind.Utc), question.Range.To);
    }

    [Fact]
    public void Read_DayThatCanBeRead_TwoWays_SaysSo()
    {
        var question = Assert.Single(new QuestionReader(SampleCatalogue.Full, SampleCatalogue.Now).Read("events on 3/4/2026"));
        Assert.False(question.IsUnderstood);
        Assert.Contains(question.Notes, note => note.Contains("3/4/2026", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_WordThatIsAlmostAPartOfAPhrase_IsNotMended()
    {
        // "break" alone means nothing; "break down" does.
        var question = Assert.Single(new QuestionReader(SampleCatalogue.Full, SampleCatalogue.Now).Read("how do I bake bread"));
        Assert.Contains("bread", question.UnknownWords);
        Assert.Empty(question.Notes);
    }

    [Fact]
    public void Read_AnyText_Ends()
    {
        var random = new Random(1);
        var words = Lexicon.Words.ToArray();
        for (var i = 0; i < 1_500; i++)
        {
            var message = string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(4) switch
            {
                0 => ((char)random.Next(32, 0x2fff)).ToString(),
                1 => random.Next(3_000).ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => words[random.Next(words.Length)],
            }));
            _ = Refusal.Of(message, SampleCatalogue.Full);
            Assert.NotNull(Thought(message));
        }
    }

    private static string Thought(string message) => SayQuestion.Thought([.. new QuestionReader(SampleCatalogue.Full, SampleCatalogue.Now).Read(message)]);
}
