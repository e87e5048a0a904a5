using Netra.Grains.Abstractions.Identity;
using Netra.Silo.ClickHouse;

namespace Netra.Isolation.Tests.Noninterference.Worlds;

/// <summary>
/// Who lives in the worlds. Two neighbours share the user's partition, one on either side of the user's rows, so that parts, granules and
/// dictionaries are shared as closely as they can be.
/// </summary>
internal sealed class Population
{
    private const int Partitions = 16;

    public static readonly byte[] Root = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static readonly UserId User = UserId.Parse("bob");

    public static readonly UserId Before = Find(owner => SamePartition(owner) && string.CompareOrdinal(owner, OwnerOf(User)) < 0);

    public static readonly UserId Behind = Find(owner => SamePartition(owner) && string.CompareOrdinal(owner, OwnerOf(User)) > 0);

    public static readonly UserId Elsewhere = Find(owner => !SamePartition(owner));

    /// <summary>What stands in the neighbours' rows and nowhere else.</summary>
    public const string Token = "neighbourstoken5c1d";

    public static Capability CapabilityOf(UserId user) => Capability.Derive(Root, user, generation: 1);

    private static string OwnerOf(UserId user) => CapabilityOf(user).Owner();

    private static bool SamePartition(string owner) => PartitionOf(owner) == PartitionOf(OwnerOf(User));

    private static int PartitionOf(string owner) => Convert.FromHexString(owner)[0] % Partitions;

    private static UserId Find(Func<string, bool> wanted) =>
        Enumerable.Range(0, 10_000).Select(i => UserId.Parse($"neighbour-{i}")).First(user => wanted(OwnerOf(user)));
}
