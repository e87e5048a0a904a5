using FsCheck.Fluent;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;

namespace Netra.Grains.Abstractions.Tests.Keys;

public sealed class AgentGrainKeyTests
{
    private static readonly RunId Run = RunId.New(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("alice")]
    [InlineData("a/b")]
    [InlineData("a%2Fb")]
    [InlineData("%")]
    [InlineData("/")]
    [InlineData("alice/00000000000000000000000000000001/data/0")]
    public void ToGrainKey_AnyUser_ReadsBackAsTheSameKey(string user)
    {
        var key = Key(user);

        Assert.True(AgentGrainKey.TryParse(key.ToGrainKey(), out var read));
        Assert.Equal(key, read);
    }

    [Fact]
    public void ToGrainKey_DifferentKeys_NeverShareAText()
    {
        var users = ArbMap.Default.GeneratorFor<string>().Where(text => UserId.TryParse(text, out _)).Sample(2_000).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Equal(users.Length, users.Select(user => Key(user).ToGrainKey()).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("alice")]
    [InlineData("alice/x/data/0")]
    [InlineData("alice/00000000000070008000000000000001/Data/0")]
    [InlineData("alice/00000000000070008000000000000001/data/0/extra")]
    [InlineData("alice/00000000000070008000000000000001/data/a")]
    [InlineData("/00000000000070008000000000000001/data/0")]
    public void TryParse_TextOfNoKey_IsRefused(string text)
    {
        Assert.False(AgentGrainKey.TryParse(text, out _));
    }

    [Fact]
    public void TryParse_OtherSpellingOfAKey_IsRefused()
    {
        var text = Key("a/b").ToGrainKey().Replace("%2F", "%2f", StringComparison.Ordinal);

        Assert.False(AgentGrainKey.TryParse(text, out _));
    }

    private static AgentGrainKey Key(string user) => new(UserId.Parse(user), Run, AgentName.Parse("data"), CallId.Root.Child(3));
}
