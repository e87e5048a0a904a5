using System.Security.Cryptography;
using System.Text;
using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Data;
using Netra.Silo.Redis.Keys;
using Netra.Silo.Secrets;

namespace Netra.Silo.Tests.Redis;

/// <summary>How a user's keys are made, for whoever reads the keyspace.</summary>
public sealed class KeyShapeTests
{
    private static readonly NetraKeys Keys = KeyFile.Parse(KeyFile.Generate().ToJson());

    [Fact]
    public void NameHash_OfAName_IsTheDocumentedHmacUnderAKeyOfThatUser()
    {
        var user = new UserKeys(Keys, UserId.Parse("alice"));
        var nameKey = HMACSHA256.HashData(Keys.Pepper.Span, Encoding.UTF8.GetBytes($"netra-names:{UserRef.Of(Keys, UserId.Parse("alice"))}"));

        Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(nameKey, "name:session\0cart"u8)), user.NameHash(KeyValueArea.Session, "cart"));
    }

    [Fact]
    public void Names_OfTwoUsersOrAreas_HaveNothingInCommon()
    {
        var (alice, bob) = (new UserKeys(Keys, UserId.Parse("alice")), new UserKeys(Keys, UserId.Parse("bob")));
        string[] hashes =
        [
            alice.NameHash(KeyValueArea.Session, "cart"), alice.NameHash(KeyValueArea.Data, "cart"), bob.NameHash(KeyValueArea.Session, "cart"),
            alice.FieldHash(alice.Value(KeyValueArea.Data, "h"), "cart"), alice.FieldHash(alice.Value(KeyValueArea.Data, "i"), "cart"),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Keys_OfAUser_AreInOneClusterSlot()
    {
        var user = new UserKeys(Keys, Stores.NewUser());
        string[] keys = [user.Log, user.Salt, user.Index(KeyValueArea.Session), user.Index(KeyValueArea.Data), user.Value(KeyValueArea.Session, "a"), user.Value(KeyValueArea.Data, "{b}")];

        // Redis Cluster hashes what stands between the first '{' and the next '}': https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
        Assert.All(keys, key => Assert.Equal(user.Reference, key.Split('{', 2)[^1].Split('}')[0]));
        Assert.All(keys, key => Assert.Contains('{', key));
    }
}
