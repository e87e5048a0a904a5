using Netra.Grains.Abstractions.Identity;
using Netra.Grains.Abstractions.Keys;
using Netra.Silo.ClickHouse;

namespace Netra.Silo.Tests.ClickHouse;

public sealed class CapabilityTests
{
    private static readonly byte[] Root = new byte[32];

    [Fact]
    public void Derive_KnownInput_IsTheDocumentedHmac()
    {
        var expected = Convert.ToHexStringLower(System.Security.Cryptography.HMACSHA256.HashData(Root, "clickhouse\0\0\0\0\0\0\0\u0001alice"u8));
        Assert.Equal(expected, Of("alice", 1).Reveal());
        Assert.Matches("^[0-9a-f]{64}$", expected);
    }

    [Fact]
    public void Derive_OtherUserGenerationOrRoot_IsAnother()
    {
        string[] all = [Of("alice", 1).Reveal(), Of("Alice", 1).Reveal(), Of("alice", 2).Reveal(), Of("\u00e9", 1).Reveal(), Of("e\u0301", 1).Reveal(),
            Capability.Derive([.. Root, 1], UserId.Parse("alice"), 1).Reveal(), Capability.OfNobody().Reveal(), Capability.OfNobody().Reveal()];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void ToString_NeverTellsTheSecret() => Assert.Equal("(capability)", $"{Of("alice", 1)}");

    [Fact]
    public void InsertToken_DependsOnUserAndOperation()
    {
        var (one, other) = (OperationId.New(), OperationId.New());
        Assert.Equal(Of("alice", 1).InsertToken(one), Of("alice", 1).InsertToken(one));
        Assert.NotEqual(Of("alice", 1).InsertToken(one), Of("alice", 1).InsertToken(other));
        Assert.NotEqual(Of("alice", 1).InsertToken(one), Of("bob", 1).InsertToken(one));
    }

    private static Capability Of(string user, long generation) => Capability.Derive(Root, UserId.Parse(user), generation);
}
