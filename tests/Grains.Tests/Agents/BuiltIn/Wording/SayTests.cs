using Netra.Grains.Agents.BuiltIn.Planning;
using Netra.Grains.Agents.BuiltIn.Understanding;
using Netra.Grains.Agents.BuiltIn.Wording;

namespace Netra.Grains.Tests.Agents.BuiltIn.Wording;

public sealed class SayTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(1234567.891, "1,234,567.89")]
    [InlineData(2.5, "2.5")]
    [InlineData(0.123456, "0.123")]
    [InlineData(-0.00214, "-0.00214")]
    [InlineData(-12.345, "-12.35")]
    [InlineData(1e-9, "1e-9")]
    [InlineData(3e20, "3e20")]
    public void Number_Rounds_ToWhatIsWorthSaying(double value, string said) => Assert.Equal(said, Say.Number(value));

    [Fact]
    public void Value_Units_AreNamed()
    {
        Assert.Equal("12.5 ms", Say.Value(12.5, Unit.Milliseconds));
        Assert.Equal("1 cent", Say.Value(1, Unit.Cents));
        Assert.Equal("1,234 cents ($12.34)", Say.Value(1234, Unit.Cents));
        Assert.Equal("3.5%", Say.Value(3.5, Unit.Percent));
        Assert.Equal("none", Say.Value(null, Unit.Percent));
    }

    [Theory]
    [InlineData(Bucket.Hour, "2023-11-16T18:00:00Z", "2023-11-16 18:00")]
    [InlineData(Bucket.Day, "2023-11-16", "2023-11-16")]
    [InlineData(Bucket.Month, "2023-11-01", "November 2023")]
    [InlineData(Bucket.Quarter, "2023-10-01", "Q4 2023")]
    [InlineData(Bucket.HourOfDay, "23", "23:00–00:00")]
    [InlineData(Bucket.Weekday, "7", "Sunday")]
    public void Begin_Bucket_IsSaid(object bucket, string begins, string said) => Assert.Equal(said, SayTime.Begin((Bucket)bucket, begins));

    [Fact]
    public void List_Items_ReadAsASentence()
    {
        Assert.Equal("a", Say.List(["a"]));
        Assert.Equal("a, b and c", Say.List(["a", "b", "c"]));
        Assert.Equal("2 queries", Say.Count(2, "query"));
        Assert.Equal("27 days", Say.Count(27, "day"));
    }
}
