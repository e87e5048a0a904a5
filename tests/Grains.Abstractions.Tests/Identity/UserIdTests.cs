using System.Text;
using Netra.Grains.Abstractions.Identity;

namespace Netra.Grains.Abstractions.Tests.Identity;

public sealed class UserIdTests
{
    public static TheoryData<string> Valid => new()
    {
        "a", "alice", "alice@example.com", "auth0|5f7", "ALICE", " alice ", "a/b%2F", "名前", "😀", "a+b", new string('x', 256), "\u00a0x",
    };

    public static TheoryData<string?> Invalid => new()
    {
        (string?)null, "", " ", "\t", "\u00a0\u2003", "a\nb", "a\0b", "a\u0085b", "a\u007fb", "\ud83d", "x\udc00y", new string('x', 257), new string('é', 129),
    };

    [Theory]
    [MemberData(nameof(Valid))]
    public void Parse_ValidText_RoundTripsByteByByte(string text)
    {
        var userId = UserId.Parse(text);

        Assert.Equal(text, userId.ToGrainKey());
        Assert.Equal(Encoding.UTF8.GetBytes(text), userId.ToUtf8());
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void TryParse_InvalidText_IsRefused(string? text)
    {
        Assert.False(UserId.TryParse(text, out _));
    }

    [Theory]
    [InlineData("alice", "Alice")]
    [InlineData("alice", "alice ")]
    [InlineData("\u00e9", "e\u0301")]
    public void Equals_TextsThatLookAlike_AreDifferentUsers(string one, string other)
    {
        Assert.NotEqual(UserId.Parse(one), UserId.Parse(other));
    }
}
