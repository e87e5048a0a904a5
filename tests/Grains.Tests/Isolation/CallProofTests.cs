using Microsoft.Extensions.Time.Testing;
using Netra.Grains.Isolation;

namespace Netra.Grains.Tests.Isolation;

public sealed class CallProofTests
{
    private static readonly GrainId Alice = GrainId.Create(OwnedGrains.User, "alice");
    private static readonly GrainId Bob = GrainId.Create(OwnedGrains.User, "bob");
    private static readonly GrainId Agent = GrainId.Create(OwnedGrains.Agent, "alice/x/data/0");

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Holds_ItsOwnPairAndTime_IsTrue()
    {
        var proof = Proof(1);

        Assert.True(proof.Holds(Agent, Alice, proof.Make(Agent, Alice)));
        Assert.True(Proof(1).Holds(Agent, Alice, proof.Make(Agent, Alice)));
    }

    [Fact]
    public void Holds_AnotherPair_IsFalse()
    {
        var proof = Proof(1);
        var stamp = proof.Make(Agent, Alice);

        Assert.False(proof.Holds(Agent, Bob, stamp));
        Assert.False(proof.Holds(Alice, Agent, stamp));
        Assert.False(proof.Holds(Bob, Alice, stamp));
        Assert.False(proof.Holds(Agent, Alice, null));
        Assert.False(proof.Holds(Agent, Alice, stamp[..16]));
    }

    [Fact]
    public void Holds_PairWhoseTextsTogetherAreTheSame_IsFalse()
    {
        // Ids are anybody's choice: these two pairs are one text when nothing stands between sender and target.
        var (sender, target) = (User("a"), User($"b{OwnedGrains.User}/c"));
        var (otherSender, otherTarget) = (User($"a{OwnedGrains.User}/b"), User("c"));
        Assert.Equal($"{sender}{target}", $"{otherSender}{otherTarget}");
        var proof = Proof(1);

        Assert.False(proof.Holds(otherSender, otherTarget, proof.Make(sender, target)));
    }

    [Fact]
    public void Holds_ProofOfAnotherCluster_IsFalse() => Assert.False(Proof(1).Holds(Agent, Alice, Proof(2).Make(Agent, Alice)));

    [Fact]
    public void Holds_AfterItsWindow_IsFalse()
    {
        var proof = Proof(1);
        var stamp = proof.Make(Agent, Alice);

        _time.Advance(CallProof.Window);
        Assert.True(proof.Holds(Agent, Alice, stamp));
        _time.Advance(CallProof.Window);
        Assert.False(proof.Holds(Agent, Alice, stamp));
    }

    private static GrainId User(string id) => GrainId.Create(OwnedGrains.User, id);

    private CallProof Proof(byte seed) => new(new ClusterKey(seed), _time);

    private sealed class ClusterKey(byte seed) : IClusterKey
    {
        public ReadOnlyMemory<byte> Bytes { get; } = Enumerable.Repeat(seed, 32).ToArray();
    }
}
