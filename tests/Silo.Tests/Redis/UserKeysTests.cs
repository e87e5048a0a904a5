using Netra.Grains.Abstractions.Identity;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

public sealed class UserKeysTests
{
    private const int Ids = 1_000_000;

    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());

    [Fact]
    public void UserRef_OfAMillionIds_NeverCollidesAndIsSafe()
    {
        var seen = new HashSet<string>(Ids, StringComparer.Ordinal);
        for (var i = 0; i < Ids; i++)
        {
            var reference = UserRef.Of(Keys, UserId.Parse(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"u{i}")));
            Assert.True(seen.Add(reference), $"u{i} collides");
        }

        Assert.All(seen.Take(10_000), reference => Assert.Matches("^[a-z2-7]{26}$", reference));
    }

    [Fact]
    public void UserRef_OfLookalikes_Differs()
    {
        string[] ids = ["alice", "Alice", "alice ", " alice", "alicе", "a\u0301", "á", "alice}", "{alice", "alice:log", "n1:{alice}:log"];

        Assert.Equal(ids.Length, ids.Select(id => UserRef.Of(Keys, UserId.Parse(id))).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void UserRef_WithAnotherPepper_IsAnother() => Assert.NotEqual(
        UserRef.Of(Keys, UserId.Parse("alice")),
        UserRef.Of(KeyFile.Parse(KeyFile.Generate().ToJson()), UserId.Parse("alice")));
}
