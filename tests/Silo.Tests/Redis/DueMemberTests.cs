using Netra.Grains.Abstractions.Identity;
using Netra.Silo.Redis.Due;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

public sealed class DueMemberTests
{
    private static readonly DueMember Members = new(KeyFile.Parse(KeyFile.Generate().ToJson()));
    private static readonly UserId Alice = UserId.Parse("alice");

    [Fact]
    public void TryOpen_OwnMember_IsItsUser()
    {
        Assert.True(Members.TryOpen(Members.Current(Alice), out var user));
        Assert.Equal(Alice, user);
    }

    [Fact]
    public void TryOpen_AnyByteChangedOrOtherKeys_IsNobody()
    {
        var member = Members.Current(Alice);
        for (var i = 0; i < member.Length; i++)
        {
            var changed = member.ToArray();
            changed[i] ^= 1;
            Assert.False(Members.TryOpen(changed, out _), $"byte {i}");
        }

        Assert.False(new DueMember(KeyFile.Parse(KeyFile.Generate().ToJson())).TryOpen(member, out _));
        Assert.False(Members.TryOpen(member[..^1], out _));
        Assert.False(Members.TryOpen(null, out _));
    }
}
